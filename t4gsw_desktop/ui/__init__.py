"""The windows: everything that Qt draws."""
