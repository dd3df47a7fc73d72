"""The screens of the surgery."""
