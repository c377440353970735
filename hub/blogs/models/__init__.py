"""Blogs, posts and pages, and where they are filed."""

from hub.blogs.models.authorship import Authorship
from hub.blogs.models.blog import ACCENTS, Blog, BlogQuerySet, OldBlogSlug, blog_shown_through
from hub.blogs.models.category import Category, CategoryQuerySet, OldShelfSlug
from hub.blogs.models.entry import Entry
from hub.blogs.models.entry_media import EntryMedia
from hub.blogs.models.entry_queryset import EntryQuerySet
from hub.blogs.models.filing import Filing
from hub.blogs.models.menu_item import MenuItem
from hub.blogs.models.old_address import OldAddress
from hub.blogs.models.rescue import Rescue
from hub.blogs.models.revision import Revision
from hub.blogs.models.tag import OldTagSlug, Tag
from hub.blogs.models.working_copy import WorkingCopy

__all__ = [
    "ACCENTS",
    "Authorship",
    "Blog",
    "BlogQuerySet",
    "Category",
    "CategoryQuerySet",
    "Entry",
    "EntryMedia",
    "EntryQuerySet",
    "Filing",
    "MenuItem",
    "OldAddress",
    "OldBlogSlug",
    "OldShelfSlug",
    "OldTagSlug",
    "Rescue",
    "Revision",
    "Tag",
    "WorkingCopy",
    "blog_shown_through",
]
