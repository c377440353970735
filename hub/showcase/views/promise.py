"""A promised picture comes in by its code: from any phone, without signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.audience.http import HubRequest
from hub.design.qr import qr_path
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in
from hub.people.models import Person
from hub.people.network import public_address
from hub.showcase.models import Piece
from hub.showcase.models.asking import asking_again
from hub.showcase.promising import is_signed, promise_url


@login_not_required  # The code is the key: it lets a picture in, and tells nothing but the piece it is for.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keep_promise(request: HubRequest, public_id: str, signature: str) -> HttpResponse:
    """Bring the picture. POST `picture`. Afterwards the address is not there any more."""
    promises = Piece.objects.still_promised(public_id, timezone.localdate()).filter(section__school=request.school)
    piece = promises.select_related(
        "section__page__blog__owner", "section__school__policy", "section__approval"
    ).first()
    owner = piece.section.page.blog.owner if piece else None
    if piece is None or owner is None or not is_signed(public_id, signature):
        raise Http404
    problem = _bring(request, piece, owner) if request.method == "POST" else ""
    template = "showcase/promise.html" if problem or piece.picture is None else "showcase/promise_kept.html"
    answer = render(request, template, {"piece": piece, "problem": problem}, status=422 if problem else 200)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
@require_safe
def promise_card(request: HubRequest, public_id: str) -> HttpResponse:
    """The code on a card to print, for the owner of the piece."""
    pieces = Piece.objects.editable_by(request.viewer).promised().select_related("section__page__blog__owner")
    piece = get_object_or_404(pieces, public_id=public_id)
    address = public_address(request) + promise_url(piece)
    path, side = qr_path(address)
    context = {"piece": piece, "path": path, "side": side, "where": address.partition("://")[2]}
    return render(request, "showcase/promise_card.html", context)


def _bring(request: HubRequest, piece: Piece, owner: Person) -> str:
    """Take the picture in as the owner's; what is wrong with it, in plain words, or "" when it hangs."""
    brought = request.FILES.get("picture")
    if brought is None:
        return _("Choose a picture.")
    try:
        kinds = {MediaFile.Kind.IMAGE.value}
        picture = take_in(brought, school=request.school, owner=owner, name=brought.name or "", kinds=kinds)
    except FileRefused as refusal:
        return str(refusal)
    with asking_again(piece.section, by=owner):
        piece.keep_promise(picture)
    return ""
