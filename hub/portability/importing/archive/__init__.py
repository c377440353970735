"""Brings the archive of another hub into a blog: record by record, closed until somebody here opens it."""
