"""What a camera sees: codes read from single pictures and from several that follow each other; no camera in here."""
