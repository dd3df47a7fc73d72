"""The live room of speed-friending: set up before, run round by round, and changed while people come and go."""
