"""Finds a transfer for whoever tends its blog; for all others there is none."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from hub.audience.http import HubRequest
from hub.portability.models import Transfer


def find_transfer(request: HubRequest, public_id: str) -> Transfer:
    """The transfer, or 404."""
    transfers = Transfer.objects.tended_by(request.viewer)
    return get_object_or_404(
        transfers.select_related(
            "blog__owner", "blog__classroom", "blog__school__policy", "approval", "school__policy"
        ),
        public_id=public_id,
    )
