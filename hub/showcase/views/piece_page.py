"""The form of a piece: what it shows, and how it is kept; by a press, or by itself while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.audience.telling import tell_noticed
from hub.blogs.cards import page_picture
from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in
from hub.people.device_key import device_key
from hub.showcase.forms import PieceForm, source_of
from hub.showcase.models import LABEL, Piece, PieceKind, Section
from hub.showcase.models.asking import asking_again
from hub.showcase.steps.kept import Kept, base_of, is_overtaken, kept_of
from hub.showcase.steps.step import step_url
from hub.showcase.views.section import kind_words_before, waiting_words
from hub.showcase.views.two_windows import both_texts, is_in_background, other_text

ON_THE_WALL = 48
FIELDS = (*LABEL, "video_address", "address", "promised_for")


class PiecePage:
    """One request for the form of a piece, which may not hang yet."""

    def __init__(self, request: HubRequest, section: Section, piece: Piece) -> None:
        self.request, self.section, self.piece = request, section, piece
        posts = Entry.objects.editable_by(request.viewer).out(request.viewer.now).filter(is_showcase=False)
        own = posts.filter(authors=request.viewer.person).newest_first()
        self.posts = own.select_related("cover").prefetch_related("cover__renditions")
        self.given: dict[str, Any] = {"posts": self.posts, "piece": piece, "last_day": section.last_day}
        self.kept = self._kept()
        self.description = ""

    def answer(self) -> HttpResponse:
        """The page; POST: the piece is kept as it was sent, and the pieces of the room come."""
        request = self.request
        if request.method != "POST":
            return self._page(PieceForm(initial=self._initial(request.GET.get("source", "")), **self.given))
        if is_in_background(request):
            return self._keep_meanwhile()
        try:
            self._take_picture()
        except FileRefused as refusal:
            form = PieceForm(request.POST, request.FILES, **self.given)
            form.add_error("picture", str(refusal))
            return self._page(form, status=422)
        if "look" in request.POST:
            return self._page(PieceForm(initial=request.POST.dict(), **self.given))
        form = PieceForm(request.POST, request.FILES, **self.given)
        if not form.is_valid():
            return self._page(form, status=422)
        form.fill()
        if is_overtaken(request.POST, base_of(self.kept)) and (self.description or self._kept() != self.kept):
            return self._page(form, status=409)
        if kindly := kind_words_before(request, self.section, self.kept):
            return self._page(form, kindly=kindly, status=422)
        self._keep()
        hangs = _("“%(title)s” hangs in your room.") % {"title": self.piece.owners_title}
        messages.success(request, waiting_words(self.section) or hangs)
        tell_noticed(self.request, self.request.POST.values())
        return redirect_to_pieces(self.section)

    def _keep_meanwhile(self) -> HttpResponse:
        """Keep what is typed, while somebody types. What hangs there stays until something else is chosen; a new piece
        with a title, whose work is not there yet, is one whose picture is still to come. POST `ahead`: only a picture
        came, for a room that others see; it waits in the library of its owner until the form is pressed."""
        if "ahead" in self.request.POST:
            return self._keep_ahead()
        if is_overtaken(self.request.POST, base_of(self.kept)):
            return both_texts(self.request, self.kept, self._here_url, form="piece")
        is_new, is_taken = not self.piece.pk, self._is_picture_taken()
        form = PieceForm(self.request.POST, **self.given)
        if is_valid := form.is_valid():
            form.fill()
        else:
            form.fill_label()
        if is_new and not is_valid:
            self.piece.promised_for = self.section.last_day
        if is_valid or self.piece.pk or self.piece.title:
            self._keep()
        told = {"saved": is_valid and is_taken, "base": base_of(self._kept() if self.piece.pk else self.kept)}
        if is_new and self.piece.pk:
            told["page"] = self._here_url
        if is_taken and self.request.FILES and self.piece.picture is not None:
            told["kept"] = self.piece.picture.public_id
        return JsonResponse(told, status=200 if told["saved"] else 422)

    def _keep_ahead(self) -> HttpResponse:
        try:
            picture = self._brought()
        except FileRefused:
            picture = None
        told = {"saved": False, "base": base_of(self.kept)}
        return JsonResponse(told | ({"kept": picture.public_id} if picture else {}))

    def _keep(self) -> None:
        piece = self.piece
        with asking_again(self.section, by=self.request.person):
            if piece.picture is not None:
                piece.picture.describe(self.description)
            if piece.pk:
                piece.save()
            else:
                own = Piece.objects.editable_by(self.request.viewer).filter(section=self.section)
                own.once(piece.public_id, piece.hang_last)

    def _is_picture_taken(self) -> bool:
        """Put in the picture that came, if one did; False for what is no picture, of which a press tells."""
        try:
            self._take_picture()
        except FileRefused:
            return False
        return True

    def _take_picture(self) -> None:
        """Put in the picture that came, now or when the form came before (POST `kept`): whatever else is missing in the
        form, nobody has to choose it twice. Saves neither the piece nor what is newly said about the picture: others
        may read that."""
        request, piece = self.request, self.piece
        words = request.POST.get("alternative", "").strip()
        own = MediaFile.objects.editable_by(request.viewer).pictures()
        kept = own.filter(public_id=request.POST.get("kept", ""))
        piece.picture = self._brought() or kept.first() or piece.picture
        is_about_it = "picture" in request.FILES or request.POST.get("source") in {PieceForm.PICTURE, PieceForm.POST}
        if is_about_it and piece.picture is not None and words != piece.picture.alternative:
            self.description = words

    def _brought(self) -> MediaFile | None:
        """The picture that came now, which is in the library of its owner from here on."""
        request = self.request
        brought = request.FILES.get("picture")
        if brought is None:
            return None
        taken = take_in(brought, school=request.school, owner=request.person, name=brought.name or "")
        if taken.kind != MediaFile.Kind.IMAGE:
            raise FileRefused(_("This file is not a picture. Choose a photo or a drawing."))
        return taken

    def _initial(self, source: str = "") -> dict[str, Any]:
        """What the form begins with. `source`: another way of hanging it than that of now."""
        piece = self.piece
        initial: dict[str, Any] = {name: getattr(piece, name) for name in FIELDS}
        ways = dict(PieceForm.base_fields["source"].choices)  # type: ignore[attr-defined]  # A ChoiceField.
        initial["source"] = source if source in ways else source_of(piece)
        initial["entry"] = piece.entry.public_id if piece.entry else ""
        initial["alternative"] = piece.picture.alternative if piece.picture else ""
        return initial

    def _kept(self) -> list[Kept]:
        """All that the form asks, as the piece is now."""
        form = PieceForm(initial=self._initial(), **self.given)
        for name in ("entry", "picture", "heading", "keeps"):
            del form.fields[name]
        post, picture = self.piece.entry, self.piece.picture
        work = Kept("entry", _("Your post"), post.public_id if post else "", str(post or ""))
        return [*kept_of(form), work, Kept("kept", "", picture.public_id if picture else "", "")]

    @property
    def _here_url(self) -> str:
        piece, section = self.piece, self.section
        return (
            reverse("edit-piece", args=[piece.public_id])
            if piece.pk
            else reverse("add-piece", args=[section.public_id])
        )

    def _page(self, form: PieceForm, *, kindly: Sequence[Promise] = (), status: int = 200) -> HttpResponse:
        section, piece, request = self.section, self.piece, self.request
        chosen = str(form["entry"].value() or "")
        find = (request.POST or request.GET).get("find", "").strip()
        context = {
            "here": "showcases",
            "section": section,
            "person": request.person,
            "device_key": device_key(request.person),
            "piece": piece,
            "is_new": not piece.pk,
            "asks_again": section.is_on_show and section.asks_again(request.person),
            "by_hand": section.is_on_show,
            "base": request.POST.get("base", base_of(self.kept)),
            "is_overtaken": status == 409,
            "is_unsaved": status == 422,
            "kind_words": kindly,
            "accent": section.page.blog.accent,
            "form": form,
            "works": self._wall(find, chosen),
            "find": find,
            "kinds": PieceKind.values,
            "kind": form["kind"].value() or "",
            "source": form["source"].value(),
            "picture": page_picture(piece.picture) if piece.picture else None,
            "kept": piece.picture.public_id if piece.picture else "",
        }
        other = other_text(self.kept, self._here_url)
        return render(request, "showcase/piece_form.html", other | context, status=status)

    def _wall(self, find: str, chosen: str) -> list[dict[str, Any]]:
        """Posts to hang, with these words in their titles; the chosen one is always there."""
        wall = list((self.posts.filter(title__icontains=find) if find else self.posts)[:ON_THE_WALL])
        if chosen and all(post.public_id != chosen for post in wall):
            wall = [*self.posts.filter(public_id=chosen), *wall]
        return [
            {
                "value": post.public_id,
                "title": str(post),
                "picture": post.cover.for_card if post.cover else None,
                "on": post.public_id == chosen,
            }
            for post in wall
        ]


def redirect_to_pieces(section: Section) -> HttpResponse:
    """Back to the row of pieces."""
    return redirect(f"{step_url(section, 'choose')}#row")
