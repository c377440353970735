"""Saying something about an entry."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.text.cleaning import TextRefused, from_plain


class CommentForm(forms.Form):
    """A few words, perhaps in answer to a comment."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )
    reply_to = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The words, if they can be text."""
        words: str = self.cleaned_data["text"]
        try:
            from_plain(words)
        except TextRefused as refused:
            raise forms.ValidationError(_("We can't read these letters. Type the words again.")) from refused
        return words


def may_comment(entry: Entry, viewer: Viewer) -> bool:
    """Whether the policy lets this viewer comment on an entry they see."""
    if not viewer.is_signed_in or not entry.comments_open or not entry.is_out(viewer.now):
        return False
    allowed = viewer.policy.comments_by
    if allowed == viewer.policy.CommentsBy.NOBODY:
        return False
    return viewer.is_inside or (viewer.is_guardian and allowed == viewer.policy.CommentsBy.FAMILIES)
