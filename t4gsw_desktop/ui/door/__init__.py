"""The screen called Check-in."""
