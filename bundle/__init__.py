"""What goes into the one-folder program that `build.spec` describes: kept apart from it so that tests can ask."""
