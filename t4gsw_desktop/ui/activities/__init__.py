"""The screen called Activities."""
