"""How far each student of a class is with the goals, the reflections and the room of the year."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, Subquery

from hub.assignments.asking import as_asked
from hub.assignments.models import Giving, newest_speaker
from hub.audience.viewer import Viewer
from hub.reflections.models import MARKS, Goal, Reflection
from hub.school.models import Classroom
from hub.showcase.asked import NOTHING, Asked
from hub.showcase.models import Progress, Section
from hub.showcase.models.progress import ON_A_LABEL


@dataclass
class Made:
    """What one student has made of it: the states of the goals, "" for one without an answer that the viewer may read;
    how many of these say why; a mark and the words of the label for each piece; what is asked."""

    goals: list[str] = field(default_factory=list)
    answered: int = 0
    pieces: list[str] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    is_open: bool = False
    is_seen: bool = False
    room: str = ""
    asks_for_feedback: bool = False
    asked: Asked = NOTHING

    @property
    def progress(self) -> Progress:
        """How far that is."""
        return Progress.told(
            goals=len(self.goals), answered=self.answered, pieces=self.labels, is_open=self.is_open, asked=self.asked
        )

    @property
    def is_ready(self) -> bool:
        """Whether all that is asked is there."""
        return bool(self.progress.parts) and self.progress.has_all

    @property
    def goal_marks(self) -> list[str]:
        """The states, and an open circle for each goal that is asked and not there."""
        return self.goals + [""] * (self._asked(self.asked.goals) - len(self.goals))

    @property
    def piece_marks(self) -> list[str]:
        """The pieces, and an empty place for each that is asked and does not hang."""
        return self.pieces + ["open"] * (self._asked(self.asked.pieces) - len(self.pieces))

    def _asked(self, number: int) -> int:
        return number if self.asked.name else 0


def made_in(
    room: Classroom, blogs: dict[int, int], viewer: Viewer, giving: Giving | None, today: datetime.date
) -> dict[int, Made]:
    """For each student what they made. `blogs`: the number of each one's blog by theirs. Two queries, one more when
    some have not taken a change. What is asked counts in closed rooms, too; its words are read by nobody."""
    made: dict[int, Made] = defaultdict(Made)
    if giving is not None:
        staying = giving.staying_with
        newest = as_asked(giving, giving.assignment, today)
        for student in blogs:
            stays = staying.get(student)
            made[student].asked = as_asked(giving, stays, today) if stays else newest
    _count_goals(made, room, set(blogs), viewer)
    _count_pieces(made, room, blogs, viewer, closed_too=giving is not None)
    return made


def _count_goals(made: dict[int, Made], room: Classroom, students: set[int], viewer: Viewer) -> None:
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk"))
    meant = Q(year=room.year_id) | Q(year=None, grade=room.grade_id, grade__isnull=False)
    goals = Goal.objects.visible_to(viewer).filter(meant, student__in=students)
    said = (Subquery(read.values("state")[:1]), Subquery(read.values("why")[:1]))
    for student, state, why in goals.values_list("student", *said):
        made[student].goals.append(MARKS[Reflection.State(state)] if state else "")
        made[student].answered += bool(state and why)


def _count_pieces(
    made: dict[int, Made], room: Classroom, blogs: dict[int, int], viewer: Viewer, *, closed_too: bool
) -> None:
    whose = {blog: student for student, blog in blogs.items()}
    sections = Section.objects.tended_by(viewer) if closed_too else Section.objects.visible_to(viewer)
    sections = sections.filter(page__blog__in=whose, grade=room.grade_id)
    seen = Section.objects.visible_to(viewer).filter(pk=OuterRef("pk"))
    columns = ("pieces__picture", "pieces__video_address", "pieces__entry__cover", "pieces__kind")
    about = ("page__blog", "public_id", newest_speaker(), "shown_at", Exists(seen), "pieces__pk")
    label_words = (f"pieces__{name}" for name in ON_A_LABEL)
    rows = sections.order_by("pieces__position", "pieces__pk").values_list(*about, *columns, *label_words)
    for blog, public_id, speaker, shown_at, is_seen, piece, picture, video, cover, *label in rows:
        mine = made[whose[blog]]
        mine.is_open, mine.is_seen, mine.room = shown_at is not None, is_seen, public_id
        mine.asks_for_feedback = speaker == whose[blog]
        if piece is not None:
            mine.pieces.append("done" if picture or video or cover else "promised")
            mine.labels.append(tuple(label))
