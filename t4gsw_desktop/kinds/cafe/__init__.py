"""Café: tables with hosts and topics, guests who move between them."""
