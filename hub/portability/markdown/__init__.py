"""A blog as files in Markdown with front matter, as makers of static sites read them (docs/formats/markdown.md)."""
