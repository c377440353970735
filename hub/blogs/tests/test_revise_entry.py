"""What a teacher has read is what readers see: no text slips in behind the yes."""

import datetime

from django.utils import timezone

from hub.blogs.models import Entry
from samples.cast import Cast

OLD, NEW = "<p>What was read.</p>", "<p>Something else.</p>"


def test_a_change_after_the_yes_is_not_shown_before_a_yes_of_its_own(cast: Cast):
    post = cast.post(cast.mei, "everyone", body=OLD)

    post.revise(post.title, NEW, by=cast.mei)

    assert Entry.objects.get(pk=post.pk).body == OLD
    assert post.revisions.get().body == NEW


def test_a_yes_to_the_change_shows_it_and_keeps_the_earlier_text(cast: Cast):
    post = cast.post(cast.mei, "everyone", body=OLD)
    post.revise("Low tide", NEW, by=cast.mei)

    post.release(by=cast.ines)

    post = Entry.objects.get(pk=post.pk)
    assert (post.title, post.body) == ("Low tide", NEW)
    assert OLD in [revision.body for revision in post.revisions.filter(approval=None)]


def test_a_no_to_the_change_leaves_the_entry_as_it_was_read(cast: Cast):
    post = cast.post(cast.mei, "everyone", body=OLD)
    post.revise(post.title, NEW, by=cast.mei)

    post.hold(by=cast.ines, note="Not with the street name.")

    assert cast.sees(None, post)
    assert Entry.objects.get(pk=post.pk).body == OLD


def test_taking_it_off_changing_it_and_showing_it_again_needs_a_new_yes(cast: Cast):
    post = cast.post(cast.mei, "everyone", body=OLD)

    post.withdraw()
    post.revise(post.title, NEW, by=cast.mei)
    post.publish(by=cast.mei, audience="everyone")

    assert not cast.sees(None, post)


def test_changing_it_between_the_yes_and_its_time_needs_a_new_yes(cast: Cast):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    post = cast.post(cast.mei, "everyone", body=OLD, at=tomorrow)

    post.revise(post.title, NEW, by=cast.mei)

    assert not cast.sees(None, post, now=tomorrow)


def test_widening_after_the_yes_needs_a_new_one(cast: Cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    cast.blogs["Mei"].school.policy.refresh_from_db()
    post = cast.post(cast.mei, "class")
    assert cast.sees(cast.tomas, post)

    post.publish(by=cast.mei, audience="everyone")

    assert not cast.sees(None, post)


def test_what_was_kept_out_asks_anew_when_it_is_published_again(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)
    post.hold(by=cast.ines, note="Please look at the last line.")

    post.revise(post.title, NEW, by=cast.mei)
    post.publish(by=cast.mei, audience="everyone")

    assert post.is_waiting


def test_a_teachers_own_change_needs_nobodys_yes(cast: Cast):
    post = cast.post(cast.ines, "everyone", body=OLD)

    post.revise(post.title, NEW, by=cast.ines)

    assert Entry.objects.get(pk=post.pk).body == NEW
