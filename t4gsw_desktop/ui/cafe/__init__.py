"""The screens of the café."""
