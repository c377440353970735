"""The list of those who can see something, with real numbers, for the one who chooses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.audiences import CIRCLES_OF, RINGS, Audience, Circle
from hub.audience.readers import Readers, Whose, viewers_of
from hub.audience.viewer import Viewer

FIRST = frozenset({Audience.TEACHERS, Audience.CLASS, Audience.FAMILIES})
"""Those that a beginner chooses between."""
WITH_MENTOR = (Audience.TEACHERS, Audience.MENTOR, *RINGS[1:])
FACES = 2
ON_RINGS = {
    Audience.CLASS: ((66, 50), (140, 128)),
    Audience.SCHOOL: ((169, 52), (38, 128)),
    Audience.FAMILIES: ((102, 5), (120, 198)),
}
"""Where the faces of a circle stand on the rings of design/_rings.html: x and y of their corners."""


@dataclass(frozen=True)
class FaceOnRing:
    """The face of one who would read it, in its place on the picture of the rings."""

    face: str
    x: int
    y: int


@dataclass(frozen=True)
class Choice:
    """One line of design/_audience.html, or a card of _audience_cards.html. `off`: the ceiling does not let it be
    chosen, and the line says why. `faces`: of some who would read it; `on_ring`: of those whom it adds."""

    value: str
    label: str
    line: str
    reach: int
    on: bool
    off: bool
    faces: list[str]
    is_first: bool
    on_ring: list[FaceOnRing]


class Choosing:
    """What can be chosen for a thing that somebody makes, and who would read it. Asks the database once."""

    def __init__(self, whose: Whose, viewer: Viewer, *, mentor: bool = False) -> None:
        """`mentor`: whether a member of staff can choose their mentor, too."""
        self.whose = whose
        self.viewer = viewer
        self.offered = WITH_MENTOR if mentor and self._is_of_staff else RINGS

    @property
    def allowed(self) -> list[str]:
        """The audiences that can be chosen."""
        return [audience.value for audience in self.offered if audience.value not in self.reasons]

    def choices(self, chosen: str) -> list[Choice]:
        """All audiences, the smallest first; those that policy or consent rule out are off."""
        readers = viewers_of(self.whose, self.viewer)
        rings = self._rings(readers)
        return [
            Choice(
                value=audience.value,
                label=self.label_of(audience),
                line=self.reasons.get(audience.value) or self._line(audience, readers),
                reach=reach_of(audience),
                on=audience.value == chosen,
                off=audience.value in self.reasons,
                faces=[] if audience is Audience.TEACHERS else readers.faces_in(audience, FACES),
                is_first=audience in FIRST,
                on_ring=rings.get(audience, []),
            )
            for audience in self.offered
        ]

    def label_of(self, audience: Audience) -> str:
        """What it is called to whoever chooses: a grown-up has mentors, and no teachers."""
        is_of_grown_up = Audience.MENTOR in self.offered
        return _("Just me") if is_of_grown_up and audience is Audience.TEACHERS else str(audience.label)

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why the school's policy or a family's consent keeps audiences from being chosen, in words."""
        if not self.whose.children:
            has_none = Audience.MENTOR in self.offered and self.viewer.standing.mentor is None
            return {Audience.MENTOR.value: _("You have no mentor yet.")} if has_none else {}
        ceiling = Audience(self.viewer.policy.widest_audience)
        words = _("Your school shows students' work at most to: %(widest)s.") % {"widest": ceiling.label}
        against = {audience.value: words for audience in RINGS if not CIRCLES_OF[audience] <= CIRCLES_OF[ceiling]}
        if Audience.EVERYONE not in against and self.whose.without_consent:
            me = self.viewer.person.pk if self.viewer.person else None
            if me in self.whose.without_consent:
                words = _("Your family has not said yes to this. Ask them, or your teacher.")
            else:
                words = _("The family of one who made it has not said yes to this.")
            against[Audience.EVERYONE.value] = words
        return against

    @property
    def _is_of_staff(self) -> bool:
        """Whether it is the work of the viewer alone, who works at the school and learns in no class."""
        viewer, person = self.viewer, self.viewer.person
        own = person is not None and self.whose.authors == {person.pk} and not self.whose.children
        return own and viewer.is_staff_member and not viewer.is_student

    def _rings(self, readers: Readers) -> dict[Audience, list[FaceOnRing]]:
        """Each face once, where it comes in first."""
        seen = {self.viewer.person.face} if self.viewer.person else set()
        rings: dict[Audience, list[FaceOnRing]] = {}
        for audience, places in ON_RINGS.items():
            fresh = [face for face in readers.faces_in(audience, len(seen) + FACES) if face not in seen][:FACES]
            rings[audience] = [FaceOnRing(face, x, y) for face, (x, y) in zip(fresh, places, strict=False)]
            seen.update(fresh)
        return rings

    def _line(self, audience: Audience, readers: Readers) -> str:
        line = _who(audience, readers)
        author = self.viewer.person
        if author is not None and author.pk in self.whose.authors and self.viewer.wants_yes(audience.value):
            return " ".join((line, _("A teacher says yes first.")))
        return line


def reach_of(audience: str) -> int:
    """How many of the five rings are filled: for one's mentor, as for nobody, the inmost one."""
    return 1 if audience == Audience.MENTOR else RINGS.index(Audience(audience)) + 1


def _who(audience: Audience, readers: Readers) -> str:
    if audience is Audience.EVERYONE:
        return _("Anyone on the internet.")
    if audience is Audience.MENTOR:
        return _("Your mentor can read this, and nobody else.")
    if audience in {Audience.SCHOOL, Audience.FAMILIES}:
        count = len(readers.of(audience))
        if audience is Audience.SCHOOL:
            words = ngettext("Everyone at school: %(count)d person.", "Everyone at school: %(count)d people.", count)
        else:
            words = ngettext(
                "Everyone at school and all families: %(count)d person.",
                "Everyone at school and all families: %(count)d people.",
                count,
            )
        return words % {"count": count}
    inmost = readers.by_circle[Circle.TEACHERS]
    teachers, helpers = len(inmost - readers.helpers), len(inmost & readers.helpers)
    parts = []
    if audience is Audience.CLASS:
        classmates = len(readers.by_circle[Circle.CLASSMATES] - inmost)
        parts.append(ngettext("%(count)d classmate", "%(count)d classmates", classmates) % {"count": classmates})
    if teachers or audience is Audience.CLASS:
        parts.append(ngettext("%(count)d teacher", "%(count)d teachers", teachers) % {"count": teachers})
    if helpers:
        words = ngettext("%(count)d helper of the school", "%(count)d helpers of the school", helpers)
        parts.append(words % {"count": helpers})
    if audience is Audience.CLASS and readers.by_circle[Circle.FAMILY]:
        parts.append(_("your family"))
    if not parts:
        return _("Only you.")
    return _("%(people)s can read this.") % {"people": get_text_list(parts, _("and"))}
