"""Shelves looked after in one place: put up, described, renamed, merged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import name_trouble
from hub.audience.viewer import Viewer
from hub.blogs.models import Category
from hub.desk.blog_form import KeptShelfForm
from hub.desk.filing import take_in_picture
from hub.desk.shelf_keeping import Keeping, keepings
from hub.media.taking_in import FileRefused


@require_safe
def shelves(request: HubRequest) -> HttpResponse:
    """The shelves of one place. GET `of`: its key; the first one without."""
    places = keepings(request)
    if not places:
        raise Http404
    place = next((one for one in places if one.key == request.GET.get("of", "")), places[0])
    kept = list(place.shelves(request.viewer))
    of_school = list(Category.objects.filter(school=request.school, blog=None, classroom=None, grade=None))
    chips = [{"label": one.label, "url": f"?of={one.key}", "on": one is place, "count": None} for one in places]
    context = {
        "here": "desk",
        "chips": chips if len(chips) > 1 else [],
        "place": place,
        "has_own": places[0].is_own,
        "rows": [_row(shelf, [*kept, *of_school]) for shelf in kept],
        "form": KeptShelfForm(),
    }
    return render(request, "desk/shelves.html", context)


@require_POST
def put_up_shelf(request: HubRequest) -> HttpResponse:
    """A new shelf. POST `of`: the place; `name`, `description`."""
    place = next((one for one in keepings(request) if one.key == request.POST.get("of", "")), None)
    if place is None:
        raise Http404
    form = KeptShelfForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what the shelf is called."))
        return _back(place)
    if trouble := _trouble(form, request.viewer):
        messages.error(request, trouble)
        return _back(place)
    shelf = Category.put_up(name=form.cleaned_data["name"], **place.owner)
    shelf.description = shelf.description or form.cleaned_data["description"]
    shelf.save(update_fields=["description"])
    messages.success(request, _("The shelf “%(name)s” is up.") % {"name": shelf.name})
    return _back(place)


@require_POST
def change_shelf(request: HubRequest, number: int) -> HttpResponse:
    """POST `name`, `description`, `picture_file` (may be missing), `no_picture`: what the shelf is called and shows."""
    shelf, place = _kept(request, number)
    form = KeptShelfForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Write what the shelf is called."))
        return _back(place)
    if trouble := _trouble(form, request.viewer):
        messages.error(request, trouble)
        return _back(place)
    try:
        if brought := form.cleaned_data["picture_file"]:
            shelf.picture = take_in_picture(brought, request.school, owner=request.person)
        elif form.cleaned_data["no_picture"]:
            shelf.picture = None
    except FileRefused as refusal:
        messages.error(request, str(refusal))
        return _back(place)
    shelf.description = form.cleaned_data["description"]
    shelf.save(update_fields=["description", "picture"])
    if form.cleaned_data["name"] != shelf.name:
        shelf.rename(form.cleaned_data["name"])
    messages.success(request, _("Saved."))
    return _back(place)


@require_POST
def merge_shelf(request: HubRequest, number: int) -> HttpResponse:
    """Put all that stands on a shelf onto another. POST `into`: the number of that one."""
    shelf, place = _kept(request, number)
    into = request.POST.get("into", "")
    other = Category.objects.filter(school=request.school, pk=into).first() if into.isdecimal() else None
    if other is None or not other.takes(shelf):
        messages.error(request, _("Choose the shelf that stays."))
        return _back(place)
    name = shelf.name
    shelf.merge_into(other)
    messages.success(request, _("All of “%(one)s” is in “%(other)s” now.") % {"one": name, "other": other.name})
    return _back(place)


def _trouble(form: KeptShelfForm, viewer: Viewer) -> str:
    return name_trouble("{name}\n{description}".format(**form.cleaned_data), viewer)


def _row(shelf: Category, others: list[Category]) -> dict[str, Any]:
    """The context of _shelf_sheet.html: the shelf, its picture, and the shelves that can take it in."""
    return {
        "shelf": shelf,
        "picture": shelf.picture.address("w320.webp") if shelf.picture else "",
        "others": list(dict.fromkeys(other for other in others if other.takes(shelf))),
    }


def _kept(request: HubRequest, number: int) -> tuple[Category, Keeping]:
    """A shelf that the viewer looks after, and its place; 404 for any other."""
    shelf = get_object_or_404(Category.objects.editable_by(request.viewer), pk=number)
    for place in keepings(request):
        if place.shelves(request.viewer).filter(pk=shelf.pk).exists():
            return shelf, place
    raise Http404


def _back(place: Keeping) -> HttpResponse:
    return redirect(f"{reverse('shelves')}?of={place.key}")
