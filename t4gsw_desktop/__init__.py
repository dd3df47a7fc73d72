"""T4GSW Desktop: plan, run and print community evenings, offline, from one file."""

__version__ = "0.1.0"
