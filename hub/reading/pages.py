"""The tree of a blog's pages."""

from __future__ import annotations

from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry


def page_tree(page: Entry, viewer: Viewer) -> dict[str, Any]:
    """The pages above and directly below this one that the viewer sees: `crumbs` and `children`, each label and url."""
    others = Entry.objects.visible_to(viewer).out(viewer.now).pages().filter(blog=page.blog_id)
    pages = {other.pk: other for other in others.order_by("position", "title").select_related("blog")}
    crumbs: list[Entry] = []
    above = pages.get(page.parent_id or 0)
    while above is not None and above not in crumbs:
        crumbs.insert(0, above)
        above = pages.get(above.parent_id or 0)
    below = [other for other in pages.values() if other.parent_id == page.pk]
    return {"crumbs": [_line(other) for other in crumbs], "children": [_line(other) for other in below]}


def _line(page: Entry) -> dict[str, str]:
    return {"label": str(page), "url": page.get_absolute_url()}
