"""Work for later: an import somebody started in the browser, and files nobody came back for."""

from __future__ import annotations

import logging
import shutil
import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.jobs.later import TaskContext, task
from hub.jobs.schedule import every
from hub.mail.outbox import put
from hub.portability.erasing.running import erase
from hub.portability.importing.bringing import Progress
from hub.portability.importing.formats import bring_in, outlook_of
from hub.portability.importing.pulling import pull
from hub.portability.importing.source import NotAnExport
from hub.portability.leaving.packing import PACKING, pack
from hub.portability.models import Departure, Erasing, Farewell, Transfer
from hub.portability.models.departure import DepartureQuerySet, departure_storage
from hub.school.models import School

logger = logging.getLogger(__name__)
LAST_TRY = 3
AFTER_ALL_ELSE = -10
KEEP_UNSTARTED = timedelta(days=2)
UNNAMED = timedelta(hours=1)
LONGEST_PACKING = timedelta(days=1)
_SECONDS_BETWEEN = 0.5


@task(takes_context=True)
def look_at_transfer(context: TaskContext, transfer_id: int) -> None:
    """Look at what was brought, unless somebody did or took it away. A second time does the same."""
    looking = Transfer.objects.filter(pk=transfer_id, state=Transfer.State.LOOKING)
    transfer = looking.select_related("school", "blog", "asked_by").first()
    if transfer is not None:
        with translation.override(transfer.language):
            _look_at(transfer, is_last_try=context.attempt >= LAST_TRY)


@task(takes_context=True)
def bring_transfer(context: TaskContext, transfer_id: int) -> None:
    """Bring in what was started. A second time goes on where the first broke off, or does nothing."""
    transfer = Transfer.objects.select_related("school", "blog", "asked_by").filter(pk=transfer_id).first()
    if transfer is not None and transfer.is_moving:
        with translation.override(transfer.language):
            _bring(transfer, is_last_try=context.attempt >= LAST_TRY)


@task(takes_context=True)
def pack_departure(context: TaskContext, departure_id: int) -> None:
    """Pack what was asked for. A second time begins anew, or does nothing when it is over."""
    departure = _moving().filter(pk=departure_id).first()
    if departure is not None:
        _pack(departure, is_last_try=context.attempt >= LAST_TRY)


@task(takes_context=True, priority=AFTER_ALL_ELSE)
def pack_next_of_class(context: TaskContext, together_id: int) -> None:
    """Pack the next blog of what the office asked for, and leave the one after it for another time: mails, and what
    somebody waits for, come in between. A second time goes on with what is left."""
    departure = _moving().filter(together=together_id).order_by("pk").first()
    if departure is None:
        return
    is_last_try = context.attempt >= LAST_TRY
    if departure.state == Departure.State.WAITING:
        departure.note_it()
    try:
        _pack(departure, is_last_try=is_last_try)
    except Exception:
        if is_last_try:
            pack_next_of_class.enqueue(together_id)
        raise
    pack_next_of_class.enqueue(together_id)


@task
def erase_person(erasing_id: int) -> None:
    """Erase somebody. A second time begins again where something is left, or does nothing."""
    erasing = Erasing.objects.select_related("school").filter(pk=erasing_id).first()
    if erasing is not None:
        erase(erasing)


@every(timedelta(hours=1))
@task
def go_on_erasing() -> None:
    """What was asked for and is not done, whatever came in between."""
    for erasing in Erasing.objects.exclude(state=Erasing.State.DONE):
        erase_person.enqueue(erasing.pk)


@every(timedelta(days=1))
@task
def tell_families_of_leavers() -> None:
    """One mail to each guardian of somebody who has left. The note that it was sent and the mail are written
    together."""
    for school in School.objects.all():
        with transaction.atomic():
            for guardianship in Farewell.note(Farewell.due(school, timezone.localdate(timezone=school.zone))):
                put("farewell", guardianship=guardianship)


@every(timedelta(hours=12))
@task
def forget_packed() -> None:
    """Take away packed files that have lain ready for as long as they may, those of blogs that are gone, and what was
    being packed when the machine stopped."""
    for departure in Departure.objects.overdue(timezone.now()):
        departure.end(Departure.State.OVER)
    storage = departure_storage()
    named = set(Departure.objects.exclude(file="").values_list("file", flat=True))
    for name in storage.listdir("")[1] if storage.exists("") else []:
        if name not in named and storage.get_modified_time(name) < timezone.now() - UNNAMED:
            storage.delete(name)
    for name in storage.listdir("")[0] if storage.exists("") else []:
        if name.startswith(PACKING) and storage.get_modified_time(name) < timezone.now() - LONGEST_PACKING:
            shutil.rmtree(storage.path(name), ignore_errors=True)


@every(timedelta(hours=12))
@task
def forget_unstarted() -> None:
    """Take away the files of imports that are over or that nobody started; they hold addresses of people. One that
    has brought something stays: the same file again goes on with it."""
    over = Transfer.objects.exclude(export="").filter(
        state__in=(Transfer.State.DONE, Transfer.State.REFUSED, Transfer.State.UNDONE)
    )
    for transfer in over:
        transfer.drop_files()
    unstarted = (Transfer.State.LOOKING, Transfer.State.LOOKED_AT)
    old = Transfer.objects.filter(state__in=unstarted, made_at__lt=timezone.now() - KEEP_UNSTARTED)
    told = old.exclude(export="").select_related("school", "asked_by")
    for transfer in told.filter(items=None):
        with translation.override(transfer.language):
            transfer.refuse(_("Nobody started it, so its files were taken away."))
    for transfer in told.broken_off():
        transfer.drop_files()
        with translation.override(transfer.language):
            transfer.give_back(_("It stopped in the middle. Bring the same file once more, and it goes on from there."))


def _moving() -> DepartureQuerySet:
    found = Departure.objects.filter(state__in=Departure.MOVING)
    return found.select_related("school__policy", "blog__owner", "blog__school", "asked_by")


def _pack(departure: Departure, *, is_last_try: bool) -> None:
    try:
        pack(departure)
    except Exception:
        if is_last_try:
            departure.end(Departure.State.FAILED)
        raise


def _look_at(transfer: Transfer, *, is_last_try: bool) -> None:
    try:
        if transfer.pulled_from and not transfer.export:
            pull(transfer)
        transfer.show_outlook(outlook_of(transfer, _slowly(transfer)))
    except NotAnExport as refused:
        _stop(transfer, str(refused))
    except Exception:
        if is_last_try:
            _stop(transfer, _("We could not look at this file. Bring it once more."))
        raise


def _bring(transfer: Transfer, *, is_last_try: bool) -> None:
    try:
        bring_in(transfer, _slowly(transfer))
    except NotAnExport as refused:
        _stop(transfer, str(refused))
    except Exception:
        if is_last_try:
            # Whoever started it may start it once more.
            transfer.give_back(_("It stopped in the middle. Start it once more, and it goes on from there."))
        raise


def _stop(transfer: Transfer, words: str) -> None:
    """It does not go on, for this reason; what has brought something may be started again."""
    if transfer.items.exists():
        transfer.give_back(words)
    else:
        transfer.refuse(words)


def _slowly(transfer: Transfer) -> Progress:
    last = 0.0

    def on_progress(done: int, total: int, words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN:
            last = time.monotonic()
            transfer.move(done, total, words)

    return on_progress
