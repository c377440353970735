"""What people write: cleaned on the way in, shown on the way out. Pure functions, no models."""
