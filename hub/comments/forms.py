"""Saying something about an entry."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.audience.kindly import kind_words_first
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.ids import PUBLIC_ID_PATTERN
from hub.text.cleaning import TextRefused, from_plain


class SayingForm(forms.Form):
    """A few words."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )

    def clean_text(self) -> str:
        """The words, if they can be text."""
        words: str = self.cleaned_data["text"]
        try:
            from_plain(words)
        except TextRefused as refused:
            raise forms.ValidationError(_("We can't read these letters. Type the words again.")) from refused
        return words

    def kindly(self, viewer: Viewer) -> list[Promise]:
        """What to say to the writer before others see the words; nothing once the writer has read it."""
        return kind_words_first(self.data, self.cleaned_data["text"], viewer) if self.is_valid() else []


class CommentForm(SayingForm):
    """A few words under an entry, perhaps in answer to a comment. `key` is the id that the comment will have."""

    reply_to = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)
    key = forms.RegexField(rf"^{PUBLIC_ID_PATTERN}\Z", required=False, widget=forms.HiddenInput)


class GreetingForm(SayingForm):
    """A few words in a visitors' book, perhaps below others."""

    text = forms.CharField(
        label=_("Write in the visitors’ book…"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": _("Write something first.")},
    )
    reply_to = forms.CharField(required=False, max_length=22, widget=forms.HiddenInput)


class PrivateWordForm(forms.Form):
    """A few words to the author. `key` is the id that they will have."""

    words = forms.CharField(
        label=_("What do you want to say?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
    key = forms.RegexField(rf"^{PUBLIC_ID_PATTERN}\Z", required=False, widget=forms.HiddenInput)


def may_comment(entry: Entry, viewer: Viewer) -> bool:
    """Whether the policy lets this viewer comment on an entry they see."""
    return entry.comments_open and entry.is_out(viewer.now) and lets_comment(viewer)


def may_react(entry: Entry, viewer: Viewer, *, is_author: bool) -> bool:
    """Whether the policy lets this viewer say it in a word. Nobody does so to their own."""
    return not is_author and may_comment(entry, viewer)


def may_say_in_private(entry: Entry, viewer: Viewer) -> bool:
    """Whether the policy lets this viewer say something to an author who is a student or a child of theirs."""
    stands = viewer.is_staff_member or bool(viewer.standing.children)
    return stands and entry.is_out(viewer.now) and lets_comment(viewer)


def lets_comment(viewer: Viewer) -> bool:
    """Whether the policy lets this viewer say something about the work of others."""
    allowed = viewer.policy.comments_by
    if not viewer.is_signed_in or allowed == viewer.policy.CommentsBy.NOBODY:
        return False
    return viewer.is_inside or (viewer.is_guardian and allowed != viewer.policy.CommentsBy.SCHOOL)


def may_comment_as_guest(entry: Entry, viewer: Viewer) -> bool:
    """Whether the policy lets somebody whom we do not know comment on an entry they see."""
    lets = viewer.policy.comments_by == viewer.policy.CommentsBy.GUESTS and not viewer.is_signed_in
    return lets and entry.comments_open and entry.is_out(viewer.now)
