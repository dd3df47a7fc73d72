"""The lists of the door: roll-call, who is missing, a check-in sheet typed in, and help for the queue."""
