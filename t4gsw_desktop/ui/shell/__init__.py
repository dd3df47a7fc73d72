"""The frame round every screen: rail, header, foot, palette, undo, help, and what to do in trouble."""
