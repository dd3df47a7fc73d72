"""Surgery: one person, one expert, one slot."""
