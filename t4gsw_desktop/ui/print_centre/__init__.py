"""The screen called Print centre."""
