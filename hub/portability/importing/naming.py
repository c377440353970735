"""A blog that an import made has a plain title until the yes; then it is called what the old one was called."""

from __future__ import annotations

from typing import Any

from hub.audience.models import Approval
from hub.blogs.models import Blog
from hub.portability.models import Transfer


def call_later(transfer: Transfer, called: dict[str, str]) -> None:
    """Keep title and tagline of the old blog, and what else was said of it; nobody has looked at them yet."""
    kept = called | {"title": called["title"][:120], "tagline": called["tagline"][:250]}
    transfer.outlook = {**transfer.outlook, "called": kept}
    transfer.save(update_fields=["outlook"])


def call_as_before(approval: Approval, **_signal: Any) -> None:
    """Give the blog the title and tagline of the old one, where nobody has chosen others meanwhile."""
    for transfer in Transfer.objects.filter(approval=approval).select_related("blog__owner"):
        called, owner = transfer.outlook.get("called"), transfer.blog.owner
        if called and owner is not None:
            unnamed = Blog.objects.filter(pk=transfer.blog_id, title=plain_title(owner.first_name), tagline="")
            unnamed.update(**called | {"title": called["title"] or plain_title(owner.first_name)})


def plain_title(first_name: str) -> str:
    """What a blog is called that has no other title."""
    return f"{first_name}’s blog"
