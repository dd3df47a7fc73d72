"""Unconference: pitches, votes and a grid of rooms and times."""
