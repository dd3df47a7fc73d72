"""One room for each kind of activity."""
