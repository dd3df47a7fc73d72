"""The screen called Import people."""
