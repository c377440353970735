"""How comments show pictures, told to media as a condition on MediaFile."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.viewer import Viewer
from hub.comments.models import Comment
from hub.media.withheld import OWNER, withholds_nothing


def shown_in_comments(viewer: Viewer) -> Q:
    """The file came with a comment that the viewer sees, and shows nobody who may not be shown to them."""
    seen = Comment.objects.visible_to(viewer).filter(pictures=OuterRef("pk"))
    return Q(Exists(seen)) & withholds_nothing(viewer, OWNER, "media")
