"""Reports and worries, as lines of the queue."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.desk.queue.row import LINE, MOST, Row, class_of
from hub.safety.models import Report, Worry, reads_worries
from hub.text.days import spoken_day
from hub.text.excerpts import cut
from hub.text.noticing import Noticed


def reports(viewer: Viewer) -> Iterator[Row]:
    """Reports that the viewer answers, by the name of who made them."""
    found = Report.objects.moderated_by(viewer).open().select_related("reporter", "entry__blog", "comment__entry__blog")
    found = found.annotate(class_name=class_of("reporter", viewer))
    for report in found.order_by("made_at")[:MOST]:
        on = report.comment.entry if report.comment else report.entry
        yield Row(
            kind="report",
            thing=report,
            public_id=report.public_id,
            person=report.reporter,
            name=report.reporter.full_name if report.reporter else "",
            class_name=report.class_name or "",  # type: ignore[attr-defined]  # Annotated.
            place=_("A report: %(reason)s") % {"reason": report.get_reason_display()},
            line=report.title or cut(report.words, LINE),
            url=on.get_absolute_url() if on is not None and on.slug else "",
            at=report.made_at,
            when=spoken_day(report.made_at, viewer.now),
            words=report.words,
        )


def worries(viewer: Viewer) -> Iterator[Row]:
    """For a lead with its words; a teacher of the writer learns that it is with the lead, and no more."""
    reads = reads_worries(viewer)
    found = Worry.objects.visible_to(viewer).open().select_related("writer")
    for worry in found.annotate(class_name=class_of("writer", viewer)).order_by("noticed_at")[:MOST]:
        yield Row(
            kind="worry",
            thing=worry if reads else None,
            public_id=worry.public_id,
            person=worry.writer,
            name=worry.writer.full_name,
            class_name=worry.class_name or "",  # type: ignore[attr-defined]  # Annotated.
            place=_("With the lead"),
            line=cut(worry.words.strip().replace("\n", " "), LINE) if reads else "",
            url="",
            at=worry.noticed_at,
            when=spoken_day(worry.noticed_at, viewer.now),
            flags=(Noticed.WORRY,),
        )
