"""The screen called People."""
