"""A file from the editor, or from any form that sends one."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.media.kinds import LARGEST, MEGABYTE
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in

ROOM_FOR_THE_FORM = MEGABYTE
LONGEST_TRANSCRIPT = 5000


# The token is asked for inside: looking for it reads the whole body, and a body that is too large is not read at all.
@csrf_exempt
@require_POST
def upload(request: HubRequest) -> HttpResponse:
    """Take in `file` for whoever writes at the school: 201 with what the editor needs, or 400 with plain words."""
    most = max(LARGEST.values())
    if int(request.META.get("CONTENT_LENGTH") or 0) > most + ROOM_FOR_THE_FORM:
        words = _("This file is too large. Up to %(most)s MB fit.") % {"most": most // MEGABYTE}
        return JsonResponse({"error": words}, status=413)
    return _take(request)


@csrf_protect
def _take(request: HubRequest) -> HttpResponse:
    owner = request.viewer.person
    if owner is None or not request.viewer.is_inside:
        return JsonResponse({"error": _("Only students and teachers can bring files here.")}, status=403)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": _("No file came with this.")}, status=400)
    try:
        media = take_in(file, school=request.school, owner=owner, name=file.name or "", **said_about(request))
    except FileRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=400)
    return JsonResponse(told(media), status=201)


def said_about(request: HubRequest) -> dict[str, str]:
    """What the sender says about the file: what is said in it."""
    return {"transcript": request.POST.get("transcript", "")[:LONGEST_TRANSCRIPT]}


def told(media: MediaFile) -> dict[str, object]:
    """A new file as the editor wants to know it."""
    shown = media.shown()
    answer = {"id": media.public_id, "kind": media.kind, "src": shown.src, "name": media.name}
    return answer | {"width": media.width, "height": media.height, "alt": media.alternative}
