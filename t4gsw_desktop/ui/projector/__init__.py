"""The second screen, which the whole room reads, and the bell."""
