"""The fictional school: the cast of the tests, and the demonstration."""
