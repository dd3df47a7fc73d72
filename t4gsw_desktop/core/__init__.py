"""Facts and rules that every kind of activity shares; standard library only."""
