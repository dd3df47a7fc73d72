"""PDF pages from frozen values; the only layer that knows reportlab and qrcode."""
