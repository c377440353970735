"""Where the text that is being typed belongs, as far as the hub can guess."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.desk.drafts import find_or_new
from hub.desk.forms import TextForm
from hub.desk.guesses import in_words
from hub.desk.recordings import words_of
from hub.search.suggesting import suggest_places


@require_POST
def guess_place(request: HubRequest, public_id: str) -> HttpResponse:
    """Nothing is kept. {"says": one sentence or "", "shelves": [numbers, the likeliest first], "words": [words]}."""
    entry = find_or_new(request, public_id)
    form = TextForm(request.POST, entry=entry)
    if not form.is_valid():
        return JsonResponse({"says": "", "shelves": [], "words": []}, status=422)
    guess = suggest_places(entry, request.viewer, title=form.text.title, plain=words_of(form.text, request.viewer))
    shelves = [place.shelf.pk for place in guess.places]
    return JsonResponse({"says": in_words(guess), "shelves": shelves, "words": guess.tags})
