"""The welcome: two doors for somebody who has no file yet."""
