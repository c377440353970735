"""How far each student of a class is with the goals, the reflections and the room of the year."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery

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


@dataclass(frozen=True)
class Learner:
    """A student: the number of the blog, the class, and what the class is asked."""

    blog: int
    room: Classroom
    giving: Giving | None


def made_in(learners: dict[int, Learner], viewer: Viewer, today: datetime.date) -> dict[int, Made]:
    """For each of these students, by number, what they made. Two queries, one more when some have not taken a change.
    What is asked counts in closed rooms, too; its words are read by nobody."""
    made: dict[int, Made] = defaultdict(Made)
    staying = Giving.staying_with({one.giving for one in learners.values() if one.giving})
    for student, one in learners.items():
        if one.giving is not None:
            mine = staying.get((one.giving.pk, student), one.giving.assignment)
            made[student].asked = as_asked(one.giving, mine, today)
    _count_goals(made, learners, viewer)
    _count_pieces(made, learners, viewer)
    return made


def _count_goals(made: dict[int, Made], learners: dict[int, Learner], viewer: Viewer) -> None:
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk"))
    years = {one.room.year_id for one in learners.values()}
    goals = Goal.objects.visible_to(viewer).filter(Q(year__in=years) | Q(year=None), student__in=learners)
    said = (Subquery(read.values("state")[:1]), Subquery(read.values("why")[:1]))
    for student, year, grade, state, why in goals.values_list("student", "year", "grade", *said):
        room = learners[student].room
        if year == room.year_id or (year is None and grade is not None and grade == room.grade_id):
            made[student].goals.append(MARKS[Reflection.State(state)] if state else "")
            made[student].answered += bool(state and why)


def _count_pieces(made: dict[int, Made], learners: dict[int, Learner], viewer: Viewer) -> None:
    whose = {one.blog: student for student, one in learners.items()}
    grades = {one.room.grade_id for one in learners.values()}
    sections = Section.objects.tended_by(viewer).filter(page__blog__in=whose, grade__in=grades)
    seen = Section.objects.visible_to(viewer).holding("pk")
    columns = ("pieces__picture", "pieces__video_address", "pieces__entry__cover", "pieces__kind")
    about = ("page__blog", "grade", "public_id", newest_speaker(), "shown_at", "is_seen", "pieces__pk")
    label_words = (f"pieces__{name}" for name in ON_A_LABEL)
    rows = (
        sections.annotate(is_seen=seen)
        .order_by("pieces__position", "pieces__pk")
        .values_list(*about, *columns, *label_words)
    )
    for blog, grade, public_id, speaker, shown_at, is_seen, piece, picture, video, cover, *label in rows:
        student = whose[blog]
        mine, one = made[student], learners[student]
        if grade != one.room.grade_id or not (is_seen or one.giving):
            continue
        mine.is_open, mine.is_seen, mine.room = shown_at is not None, is_seen, public_id
        mine.asks_for_feedback = speaker == student
        if piece is not None:
            mine.pieces.append("done" if picture or video or cover else "promised")
            mine.labels.append(tuple(label))
