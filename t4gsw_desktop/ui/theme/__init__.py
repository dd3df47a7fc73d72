"""How it looks: colours, sizes, type, icons and the one style sheet made from them."""
