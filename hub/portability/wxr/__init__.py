"""WordPress exports (WXR): read without trusting them, and turned into the hub's own words."""
