"""What an import would do, told by a rehearsal: the import itself, with nothing stored."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hub.blogs.models import Blog
from hub.people.models import Person
from hub.portability.importing.asides import keep_aside
from hub.portability.importing.entries import Entries
from hub.portability.importing.media import bring_media
from hub.portability.importing.newer import bring_newer
from hub.portability.importing.pages import bring_menu
from hub.portability.importing.planning import planned
from hub.portability.importing.rehearsing import NOT_YET, Rehearsing
from hub.portability.importing.reporting import report_of
from hub.portability.importing.run import Progress, Run, silent
from hub.portability.importing.source import ENTRY_KINDS, Source, source_of
from hub.portability.importing.terms import bring_terms
from hub.portability.models import Transfer
from hub.school.models import School

Outlook = dict[str, Any]


def outlook_of_wordpress(transfer: Transfer, on_progress: Progress = silent) -> Outlook:
    """What the files of this transfer would bring. Raises NotAnExport."""
    return look(source_of(transfer, partly=True), transfer.blog, transfer.asked_by, on_progress)


def look(source: Source, blog: Blog, asked_by: Person | None = None, on_progress: Progress = silent) -> Outlook:
    """The report of an import of this now, by the same steps. Besides `states` (number by kind and word of the old
    blog), `site`, `missing` (files that did not come along) and `here` (what the blog has already).

    Only what shows in decoding a picture or film, and what others do meanwhile, can come out otherwise.
    """
    run = Rehearsal(Transfer(pk=NOT_YET, school=blog.school, blog=blog, asked_by=asked_by), source, on_progress)
    bring_terms(run)
    bring_media(run)
    Entries(run, planned(run, {})).bring()
    bring_newer(run)
    bring_menu(run)
    keep_aside(run)
    report = report_of(run)
    site = source.export.site
    return {
        "site": {"title": site.title, "address": site.base_blog_url},
        "imported": report["imported"],
        "states": Counter(f"{line.kind} {line.status}" for line in run.lines() if line.kind in ENTRY_KINDS),
        "missing": sum(source.uploads.match_item(outline) is None for outline in source.outlines("attachment")),
        "here": report["here_before"],
        "changed": report["changed"],
        "left_out": report["left_out"],
        "damaged": source.broken,
        "writers": [] if blog.owner_id else run.writers.to_ask_about(source.export),
    }


def blog_to_come(school: School, first_name: str, slug: str) -> Blog:
    """A blog that an import would make, to rehearse with."""
    owner = Person(pk=NOT_YET, first_name=first_name)
    return Blog(pk=NOT_YET, school=school, owner=owner, slug=slug)


class Rehearsal(Rehearsing, Run):
    """A run that stores nothing."""
