"""Finds a transfer for whoever tends its blog; for all others there is none."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.portability.models import Transfer, TransferQuerySet


def find_transfer(request: HubRequest, public_id: str) -> Transfer:
    """The transfer, or 404."""
    return get_object_or_404(_tended(request), public_id=public_id)


def find_with_ownership(request: HubRequest, public_id: str) -> tuple[Transfer, bool]:
    """The transfer, or 404; and whether the viewer brought it or owns the blog: teachers do not hear of drafts."""
    blog = Blog.objects.editable_by(request.viewer).filter(pk=OuterRef("blog"))
    transfers = _tended(request).annotate(is_own=Q(asked_by=request.person) | Exists(blog))
    transfer = get_object_or_404(transfers, public_id=public_id)
    return transfer, transfer.is_own  # type: ignore[attr-defined]  # Annotated.


def _tended(request: HubRequest) -> TransferQuerySet:
    found = Transfer.objects.tended_by(request.viewer)
    beside = found.select_related(
        "blog__owner", "blog__classroom", "blog__school__policy", "approval", "school__policy"
    )
    return beside.defer("plan")
