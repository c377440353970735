"""The slides of a room with the notes of its owner, for rehearsing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.urls import reverse

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.reading.presenting import presentation
from hub.showcase.models import Section, SpeakingNote


class NoteForm(forms.Form):
    """A note for speaking, and the slide it is at."""

    slide = forms.CharField(max_length=22)
    words = forms.CharField(required=False, strip=False)


def rehearsal(room: Section, blog: Blog, viewer: Viewer) -> dict[str, Any]:
    """The context of reading/rehearse.html: that of presenting, each slide with its note."""
    context = presentation(room, blog, viewer)
    notes = SpeakingNote.objects.visible_to(viewer).filter(section=room).select_related("piece")
    words = {note.key: note.words for note in notes}
    at = [blog.slug, room.slug]
    return context | {
        "slides": [replace(slide, note=words.get(slide.key, "")) for slide in context["slides"]],
        "tool": "reading/_clock.html",
        "rehearse_url": "",
        "present_url": reverse("present-section", args=at),
        "keep_url": reverse("keep-speaking-note", args=at),
    }
