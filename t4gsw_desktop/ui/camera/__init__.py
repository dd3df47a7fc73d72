"""The camera at the door: its picture, its states in words, and the codes it sees."""
