"""The verbs that belong to no single kind of activity."""
