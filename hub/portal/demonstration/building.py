"""Builds Harbour Hill School in one go: the same each time, but for dates, which end today, and for secrets."""

from __future__ import annotations

import random

from django.db import transaction
from django.utils import timezone

from hub.blogs.models import Entry
from hub.portal.demonstration.asks import ask_classes
from hub.portal.demonstration.assignments import give_assignments
from hub.portal.demonstration.books import keep_editions, sign_books
from hub.portal.demonstration.elsewhere import read_along
from hub.portal.demonstration.faces import mark_faces
from hub.portal.demonstration.looking_after import look_after
from hub.portal.demonstration.looking_back import look_back
from hub.portal.demonstration.mentors import open_for_mentor
from hub.portal.demonstration.people import settle
from hub.portal.demonstration.pictures import PictureShelf
from hub.portal.demonstration.posts import write_posts
from hub.portal.demonstration.reacting import react, say_in_private
from hub.portal.demonstration.rooms import furnish
from hub.portal.demonstration.signing_in import Keys, write_down
from hub.portal.demonstration.talk import talk
from hub.portal.demonstration.world import SEED, World
from hub.school.models import Policy, School
from hub.search.indexing import index_entries
from hub.search.part_words import index_all_parts


def build(host: str = "") -> School:
    """The school with its people, posts, comments, rooms and what classes are asked, and its host name if it has one.
    All or nothing."""
    keys = Keys()
    with transaction.atomic():
        school = School.objects.create(name="Harbour Hill School", short_name="Harbour Hill", time_zone="Asia/Tokyo")
        if host:
            school.answer_at(host)
        Policy.objects.create(school=school, teachers_may_trust=True, second_step_of=Policy.SecondStepOf.NOBODY)
        world = World(school, timezone.now().replace(microsecond=0), random.Random(SEED))  # noqa: S311 - dice, no secrets
        settle(world, keys)
        pictures = PictureShelf(world)
        entries = write_posts(world, pictures)
        goals, rooms = furnish(world, pictures, entries)
        look_back(world, entries, goals)
        sign_books(world, rooms)
        keep_editions(world, rooms)
        talk(world, entries)
        look_after(world)
        mark_faces(world)
        ask_classes(world, entries)
        read_along(world)
        give_assignments(world)
        open_for_mentor(world)
        react(world, entries)
        say_in_private(world, entries)
        index_entries(Entry.objects.filter(school=school))
        index_all_parts()
        write_down(school, keys, world.members["mei"].person)
    return school
