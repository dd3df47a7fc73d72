"""The screen called Tonight."""
