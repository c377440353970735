"""Public ids and addresses for all that is to come, set down before the first text is converted: so links to later
entries lead to them, and a run that was broken off goes on with the same ones."""

from __future__ import annotations

from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.portability.importing.run import Run
from hub.portability.importing.slugs import Slugs
from hub.portability.importing.source import ENTRY_KINDS
from hub.portability.wxr.records import Outline

_WITHOUT_ADDRESS = {"draft", "pending", "auto-draft"}


def make_plan(run: Run) -> dict[str, list[str]]:
    """Public id and slug of each entry to come, by key; kept on the transfer."""
    with run.portion([]):
        run.transfer.refresh_from_db(fields=["plan"])
        plan = planned(run, run.transfer.plan)
        run.transfer.save(update_fields=["plan"])
    return plan


def planned(run: Run, plan: dict[str, list[str]]) -> dict[str, list[str]]:
    """The plan with all that is not in it yet."""
    taken = Entry.objects.filter(blog=run.blog).exclude(slug="").values_list("slug", flat=True)
    slugs = Slugs({*taken, *(slug for _public_id, slug in plan.values())})
    for outline in run.source.outlines(*ENTRY_KINDS):
        if outline.key not in run.known and outline.key not in plan:
            plan[outline.key] = [new_public_id(), _slug(outline, slugs)]
    return plan


def _slug(outline: Outline, slugs: Slugs) -> str:
    """Drafts without an address get one when they are published."""
    if not outline.slug and outline.status in _WITHOUT_ADDRESS:
        return ""
    old = f"post-{outline.slug}" if outline.slug.isdigit() else outline.slug
    return slugs.keep(old, outline.title)
