"""LEAP2A: portfolios in and out of Mahara (docs/formats/leap2a.md)."""
