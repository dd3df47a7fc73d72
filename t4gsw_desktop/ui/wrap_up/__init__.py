"""The screen called Wrap-up."""
