"""The forms of one's blog: its words, its wall, its shelves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.blogs.models import ACCENTS, Blog, Category
from hub.blogs.walls import WALLS


class BlogForm(forms.ModelForm[Blog]):
    """What stands at the top of a blog, and the colour of its wall."""

    accent = forms.ChoiceField(label=_("The colour of my wall"), choices=[(name, WALLS[name]) for name in ACCENTS])

    class Meta:
        model = Blog
        fields = ("title", "tagline", "about", "accent")
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}


class ShelfForm(forms.ModelForm[Category]):
    """A shelf of one's own."""

    class Meta:
        model = Category
        fields = ("name",)
        labels = {"name": _("What is the shelf called?")}


class KeptShelfForm(forms.Form):
    """A shelf that one looks after, for oneself or for others."""

    name = forms.CharField(label=_("What is the shelf called?"), max_length=80)
    description = forms.CharField(
        label=_("What belongs here?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    picture_file = forms.FileField(required=False)
    no_picture = forms.BooleanField(required=False)

    def clean_name(self) -> str:
        """Without spaces that nobody sees."""
        return " ".join(str(self.cleaned_data["name"]).split())
