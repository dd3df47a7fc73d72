"""The screen called Plan."""
