"""Puts an opened export into a blog, so that it can be broken off anywhere and repeated at any time."""
