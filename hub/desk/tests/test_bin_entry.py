"""The bin, and earlier texts."""

from __future__ import annotations

import datetime

from django.test import Client
from django.utils import timezone

from hub.activity.models import Act
from hub.blogs.models import Entry, Revision


def test_what_is_in_the_bin_is_seen_by_nobody_and_can_come_back(mei, cast):
    entry = mei.write()

    answer = mei.client.post(f"/write/{entry.public_id}/bin/", follow=True)

    assert not cast.sees(cast.tomas, entry)
    assert b"Bridge three" in answer.content
    assert mei.client.get(f"/write/{entry.public_id}/").status_code == 404
    mei.client.post(f"/write/{entry.public_id}/restore/")
    assert cast.sees(cast.tomas, entry)


def test_the_bin_of_somebody_else_is_empty(mei, stranger):
    entry = mei.write()
    mei.client.post(f"/write/{entry.public_id}/bin/")

    assert b"Bridge three" not in stranger.get("/desk/bin/").content
    assert stranger.post(f"/write/{entry.public_id}/restore/").status_code == 404


def test_an_earlier_text_can_be_looked_at_and_brought_back(mei):
    entry = mei.write(body="The first text.")
    mei.publish(entry.public_id, base_version="1", body="The second text.")
    earlier = Revision.objects.get(entry=entry)
    address = f"/write/{entry.public_id}/history/{earlier.pk}/"

    assert b"The first text." in mei.client.get(f"/write/{entry.public_id}/history/").content
    assert b"The first text." in mei.client.get(address).content
    page = mei.client.post(f"{address}bring-back/", follow=True).content.decode()

    entry.refresh_from_db()
    assert "The first text.</textarea>" in page
    assert entry.body == "<p>The second text.</p>"


def test_the_earlier_text_of_another_entry_is_not_there(mei, stranger, cast):
    entry = mei.write(body="The first text.")
    mei.publish(entry.public_id, base_version="1", body="The second text.")
    other = cast.post(cast.mei, "class")
    number = Revision.objects.get(entry=entry).pk

    assert mei.client.get(f"/write/{other.public_id}/history/{number}/").status_code == 404
    assert stranger.get(f"/write/{entry.public_id}/history/{number}/").status_code == 404
    assert stranger.post(f"/write/{entry.public_id}/history/{number}/bring-back/").status_code == 404


def test_a_teacher_brings_back_what_a_student_threw_away_and_the_student_is_told(mei, cast):
    entry, draft = mei.write(), Entry.start(cast.blogs["Mei"], by=cast.mei, title="A secret draft", body="<p>No.</p>")
    mei.client.post(f"/write/{entry.public_id}/bin/")
    mei.client.post(f"/write/{draft.public_id}/bin/")
    never_out = Entry.start(cast.blogs["Mei"], by=cast.mei, title="For tomorrow", body="<p>No.</p>")
    never_out.publish(by=cast.mei, audience="class", at=timezone.now() + datetime.timedelta(minutes=5))
    never_out.bin()
    Entry.objects.filter(pk=never_out.pk).update(
        published_at=timezone.now() - datetime.timedelta(days=1), binned_at=timezone.now() - datetime.timedelta(days=2)
    )
    address = f"/class/{cast.class_6b.slug}/bin/"
    ines, rosa, tomas = Client(), Client(), Client()
    ines.force_login(cast.ines)
    rosa.force_login(cast.rosa)
    tomas.force_login(cast.tomas)

    page = ines.get(address).content.decode()

    assert "Bridge three" in page
    assert "A secret draft" not in page
    assert "For tomorrow" not in page
    for stranger in (rosa, tomas, mei.client):
        assert stranger.get(address).status_code == 404
        assert stranger.post(f"{address}{entry.public_id}/take-out/").status_code == 404
    assert ines.post(f"{address}{draft.public_id}/take-out/").status_code == 404
    assert ines.post(f"{address}{entry.public_id}/take-out/", follow=True).status_code == 200
    assert not cast.sees(cast.tomas, entry)
    assert Act.objects.filter(kind="rescued", by=cast.ines.public_id, about=cast.mei.public_id).count() == 1
    told = "Ines took it out of the bin for you."
    assert told in mei.client.get("/desk/").content.decode()
    mei.client.post("/desk/posted/seen/")
    desk = mei.client.get("/desk/").content.decode()
    assert told not in desk
    assert "Bridge three" in desk
    mei.publish(entry.public_id, base_version="0")
    assert cast.sees(cast.tomas, entry)
