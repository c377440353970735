"""The school's public key, with which anybody checks what the school signed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.portability.archive.signing import public_key_of


@require_safe
@login_not_required  # It is public by its name, and tells nothing of anybody.
def signing_key(request: HubRequest) -> JsonResponse:
    """The key, as `hub verify-archive --key` reads it."""
    school = request.viewer.school
    return JsonResponse({"school": school.name, "algorithm": "Ed25519", "key": public_key_of(school)})
