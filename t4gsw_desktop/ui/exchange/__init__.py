"""The screen called Exchange."""
