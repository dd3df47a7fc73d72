"""The screens of the unconference."""
