"""The screen on which keep-in-touch slips are typed in, and what comes of them."""
