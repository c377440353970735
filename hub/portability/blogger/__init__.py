"""Blogger's export: the classic file, and the one of Takeout (docs/formats/feeds.md)."""
