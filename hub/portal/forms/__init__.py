"""What is typed to set up a school and its classes."""
