"""The name by which somebody goes outside the school, and the address and title of the blog with it."""

from __future__ import annotations

import re

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.blogs.models import Blog
from hub.people.models import Person
from hub.school.models import Enrolment
from hub.school.noticing import noticed_in, sounds_like_staff

_LONGEST = 30
_NAME = re.compile(r"[^\W_][\w .’'-]*")


class NicknameForm(forms.Form):
    """Nothing typed means: no nickname."""

    nickname = forms.CharField(
        label=gettext_lazy("My name outside the school"),
        help_text=gettext_lazy(
            "A nickname for everyone who is not of the school or its families, with no real name in it. The blog gets "
            "an address of this name; the old one works for the school only. Leave it empty for the first name."
        ),
        required=False,
        max_length=_LONGEST,
    )

    def __init__(self, data: QueryDict | None = None, *, blog: Blog) -> None:
        self.blog = blog
        super().__init__(data, initial={"nickname": blog.owner.nickname if blog.owner else ""})

    def clean_nickname(self) -> str:
        """Nobody's real name, and nothing by which one could be found."""
        name = " ".join(str(self.cleaned_data["nickname"]).split())
        if name and (not _NAME.fullmatch(name) or noticed_in(name, self.blog.school)):
            raise forms.ValidationError(_("A nickname is a word or two, with nothing else in it."))
        if name and (_is_somebodys(name, self.blog) or sounds_like_staff(name, self.blog.school)):
            raise forms.ValidationError(_("Somebody at school is called so. Choose a name that is nobody’s."))
        return name

    def save(self) -> None:
        """Go by it from now on."""
        owner = self.blog.owner
        if owner is not None and owner.nickname != self.cleaned_data["nickname"]:
            Blog.go_by(owner, self.cleaned_data["nickname"])


class NicknameByOfficeForm(NicknameForm):
    """The same, chosen for a student with the family."""

    def __init__(self, data: QueryDict | None = None, *, blog: Blog) -> None:
        super().__init__(data, blog=blog)
        self.fields["nickname"].label = _("Nickname outside the school")


def _is_somebodys(name: str, blog: Blog) -> bool:
    """Whether a word of it is a name of somebody at school, also of one's own, or another goes by all of it."""
    is_name = Q(nickname__iexact=name) & ~Q(pk=blog.owner_id)
    for word in re.findall(r"\w+", name):
        is_name |= Q(first_name__iexact=word) | Q(last_name__iexact=word)
    enrolled = Enrolment.objects.filter(classroom__school=blog.school_id)
    return Person.objects.filter(is_name, pk__in=enrolled.values("person")).exists()
