"""One file, for whoever may see something that shows it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.media.models import MediaFile
from hub.media.models.media_file import ORIGINAL
from hub.media.serving import Stored, is_for_another_site, serve


# Whoever sees a public page sees its pictures; the rule decides for each file.
@login_not_required
@require_safe
def media_file(request: HubRequest, public_id: str, rendition: str) -> HttpResponseBase:
    """The bytes of the file, or of one of a picture's renditions."""
    if is_for_another_site(request):
        raise Http404
    return answer_with_file(request, request.viewer, public_id, rendition)


def answer_with_file(request: HubRequest, viewer: Viewer, public_id: str, rendition: str) -> HttpResponseBase:
    """The bytes, for this viewer, who may be another than the request's: one with a secret link to what shows it."""
    media = MediaFile.objects.filter(public_id=public_id).first_visible_to(viewer)
    if media is None:
        raise Http404
    if rendition == ORIGINAL:
        return serve(
            request, Stored(media.file, media.content_type, media.size, media.name, f"{media.sha256[:20]}-{rendition}")
        )
    made = media.renditions.filter(name=rendition).first()
    if made is None:
        raise Http404
    return serve(
        request, Stored(made.file, made.content_type, made.size, media.name, f"{media.sha256[:20]}-{rendition}")
    )
