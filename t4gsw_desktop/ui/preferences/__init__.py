"""The screen called Settings."""
