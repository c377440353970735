"""A browser does what people do."""
