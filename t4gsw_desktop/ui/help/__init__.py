"""Help: every screen in plain words, and the manual."""
