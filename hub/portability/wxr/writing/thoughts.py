"""What the owner thinks about posts, by wish: with the post where it is for as many people, else apart (W59)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.blogs.models import Entry
from hub.portability.leaving.wishes import Wish, Wishes
from hub.portability.wxr.writing.index import Index
from hub.portability.wxr.writing.said import asked_and_said, headed
from hub.reflections.models import Thought
from hub.text.markup import escape, start


class Thoughts:
    """Those of one export. Nobody there reads what they do not read here: what is for fewer people than its post stands
    on one private page, and what waits for a teacher's yes too."""

    def __init__(self, index: Index, wishes: Wishes) -> None:
        self.index = index
        self.is_wished = Wish.THOUGHTS in wishes

    def below(self, entry: Entry) -> str:
        """What stands at the end of this post; "" for nothing."""
        found = [thought for thought in self._about.get(entry.pk, []) if self._is_as_wide(thought, entry)]
        return "\n".join([headed(2, _("Reflection")), *_words(found)]) if found else ""

    @property
    def apart(self) -> str:
        """The text of the private page, each below the post that it is about; "" when nothing stands there."""
        parts = []
        for thoughts in self._about.values():
            entry = thoughts[0].entry
            apart = [one for one in thoughts if entry is not None and not self._is_as_wide(one, entry)]
            if apart and entry is not None:
                link = start("a", {"data-entry": entry.public_id})
                parts += [f"<h2>{link}{escape(str(entry))}</a></h2>", *_words(apart)]
        return "\n".join(parts)

    @cached_property
    def _about(self) -> dict[int, list[Thought]]:
        """By the number of the post, in the order in which they were written. A change that waits is left out."""
        about: dict[int, list[Thought]] = {}
        for thought in self.index.belongings.thoughts if self.is_wished else []:
            if thought.entry_id in self.index.links and thought.entry_id and thought.replaces_id is None:
                about.setdefault(thought.entry_id, []).append(thought)
        return about

    def _is_as_wide(self, thought: Thought, entry: Entry) -> bool:
        belongings = self.index.belongings
        is_public = entry.pk in belongings.open_to_all
        as_wide = Audience(thought.shown_to).circles >= Audience(entry.audience).circles
        return as_wide and (thought.public_id in belongings.open_ids or not is_public)


def _words(thoughts: Iterable[Thought]) -> list[str]:
    return [asked_and_said(thought.question or thought.get_kind_display(), thought.words) for thought in thoughts]
