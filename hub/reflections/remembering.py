"""What somebody wrote through the year, shown to them alone when it is time to write for others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.reflections.models import Goal, Thought, Towards


def written_about_post(entry: Entry | None, viewer: Viewer) -> list[str]:
    """One's own reflections about a post, the newest first."""
    if entry is None:
        return []
    return list(Thought.objects.editable_by(viewer).filter(entry=entry).values_list("words", flat=True))


def written_about_goals(goals: Iterable[Goal], viewer: Viewer) -> dict[int, list[str]]:
    """For each goal, by its number, one's own reflections about it, and the titles of posts that were done towards it.
    Two questions."""
    numbers = [goal.pk for goal in goals]
    found: dict[int, list[str]] = defaultdict(list)
    thoughts = Thought.objects.editable_by(viewer).filter(goal__in=numbers)
    posts = Towards.objects.editable_by(viewer).filter(goal__in=numbers, entry__binned_at=None)
    for number, words in thoughts.values_list("goal", "words"):
        found[number].append(f"“{words}”")
    for number, title in posts.values_list("goal", "entry__title"):
        found[number].append(title)
    return found
