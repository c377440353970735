"""Writing a blog as a WordPress export (portability.md, part 3)."""
