"""Erasing somebody, so that nothing of them is left (docs/schools/running.md)."""
