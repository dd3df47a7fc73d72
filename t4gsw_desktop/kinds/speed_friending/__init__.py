"""Speed-friending: short rounds in which people meet somebody new."""
