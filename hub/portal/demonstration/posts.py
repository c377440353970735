"""Posts and pages: those written by hand for people of the pictures, and those of everybody else."""

from __future__ import annotations

import datetime
import re
from collections import Counter

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models import Category, Entry, Revision
from hub.portal.demonstration.mei import plan_mei
from hub.portal.demonstration.pictures import PictureShelf
from hub.portal.demonstration.texts import Text, as_html, lines, texts, vary
from hub.portal.demonstration.world import Member, World
from hub.portal.demonstration.writing import Planned, Writer, write
from hub.text.words import slugify

SHELVES = {
    "science": "Science", "art": "Art", "writing": "Writing", "maths": "Maths", "technology": "Technology",
    "how-im-doing": "How I’m doing", "music": "Music", "geography": "Geography", "history": "History",
    "languages": "Languages", "reading": "Reading", "photography": "Photography", "drama": "Drama", "sport": "Sport",
}  # fmt: skip
POSTS_A_YEAR = (2, 3, 4, 4, 5, 7)
WALLS = 3
QUIET = frozenset({"bruno", "esi", "olive"})
"""Students of 6B who have not posted for a while, beside those whose posts are written by hand."""
FILES = (
    "science",
    "art",
    "writing",
    "maths",
    "technology",
    "music",
    "geography",
    "history",
    "languages",
    "reading",
    "more",
)


def write_posts(world: World, pictures: PictureShelf) -> list[Planned]:
    """All entries of the school, in the database."""
    _add_shelves(world)
    writer = Writer(world, pictures)
    stock = [text for name in FILES for text in texts(f"posts/{name}.md")]
    known = _write_known(world, writer)
    plan_mei(world, writer, stock)
    for member in world.members.values():
        if member.slug != "mei":
            _write_years(world, writer, member, stock, known)
    _write_staff(world, writer)
    _write_walls(world, writer)
    _write_pages(world, writer)
    _mix_states(world, writer)
    writer.save()
    _note_revisions(world, writer)
    return writer.planned


def _add_shelves(world: World) -> None:
    for position, (slug, name) in enumerate(SHELVES.items()):
        world.shelves[slug] = Category(school=world.school, name=name, slug=slug, position=position)
    Category.objects.bulk_create(world.shelves.values())
    parts = {"experiments": ("science", "Experiments"), "printing": ("art", "Printing")}
    for slug, (parent, name) in parts.items():
        world.shelves[slug] = Category(
            school=world.school, name=name, slug=slug, parent=world.shelves[parent], position=50
        )
    for name, words in {"6B": "Bridges", "4B": "Our island", "8C": "No pencil", "3A": "Bean diary"}.items():
        classroom = world.classes[world.this_year, name]
        shelf = Category(school=world.school, classroom=classroom, name=words, slug=slugify(words), position=60)
        world.shelves[shelf.slug] = shelf
    for slug, words in {"finn": "Places I know", "kofi": "Bread", "priya": "Series", "sofia": "My street"}.items():
        blog = world.members[slug].blog
        shelf = Category(school=world.school, blog=blog, name=words, slug=slugify(words), position=70)
        world.shelves[shelf.slug] = shelf
    Category.objects.bulk_create(shelf for shelf in world.shelves.values() if shelf._state.adding)


def _write_known(world: World, writer: Writer) -> dict[str, datetime.datetime]:
    """The posts of the design's pictures; when each of these students last wrote one."""
    newest: dict[str, datetime.datetime] = {}
    for text in texts("known.md"):
        names, _shelves, _picture, _tags, audience, when, comments = text.facts
        slugs = [name.strip() for name in names.split(",")]
        member, at = world.members[slugs[0]], _moment(world, when)
        planned = writer.plan(
            member.blog, member.person, text.title, as_html(text.body), at, audience,
            member.classes.get(world.year_of(at)), picture=text.picture, member=member,
        )  # fmt: skip
        planned.authors = [world.members[slug].person for slug in slugs]
        planned.shelves, planned.tags, planned.comments = text.shelves, text.tags, int(comments)
        newest[slugs[0]] = max(newest.get(slugs[0], at), at)
        if text.title == "Bridge three did not fall":
            _credit_the_bridge(writer.shelf, member)
    return newest


def _credit_the_bridge(shelf: PictureShelf, member: Member) -> None:
    bridge = shelf.give(member.person, "bridge")
    bridge.caption = "Bridge three with 2.4 kg of stones. Picture by Tomas."
    bridge.credit_maker, bridge.licence = "Tomas", bridge.Licence.PERMISSION


def _moment(world: World, when: str) -> datetime.datetime:
    """The moment that "20m", "2h" or "3d 16:10" before now is."""
    amount = int(re.sub(r"\D.*", "", when))
    if when.endswith("m"):
        return world.now - datetime.timedelta(minutes=amount)
    if when.endswith("h"):
        return world.now - datetime.timedelta(hours=amount)
    hour, minute = when.split()[1].split(":")
    day = world.now.astimezone(world.school.zone) - datetime.timedelta(days=amount)
    return day.replace(hour=int(hour), minute=int(minute), second=0)


def _write_years(
    world: World, writer: Writer, member: Member, stock: list[Text], known: dict[str, datetime.datetime]
) -> None:
    used: set[str] = set()
    for year, classroom in member.classes.items():
        grade = classroom.grade.number if classroom.grade else 0
        fitting = [text for text in stock if grade in text.grades]
        for number in range(world.dice.choice(POSTS_A_YEAR)):
            text, body = _choose(world, writer, fitting, used)
            used.add(text.title)
            at = world.moment_in(year)
            if number == 0 and year == world.this_year and classroom.name == "6B" and member.slug not in QUIET:
                at = world.now - datetime.timedelta(hours=world.dice.randint(30, 120))
            if year == world.this_year and member.slug in known and at > known[member.slug]:
                at = known[member.slug] - datetime.timedelta(days=world.dice.randint(1, 30), minutes=9)
            write(world, writer, member, text, body, at)


def _choose(world: World, writer: Writer, fitting: list[Text], used: set[str]) -> tuple[Text, str]:
    """A text that this student has not used, in a wording that nobody has."""
    unused = [text for text in fitting if text.title not in used] or fitting
    for _ in range(20):
        text = world.dice.choices(unused, [0.3 if text.language else 1 for text in unused])[0]
        if body := writer.fresh(text):
            return text, body
    return text, vary(text.body, world.dice)


def _write_staff(world: World, writer: Writer) -> None:
    stock = texts("posts/class.md")
    for name, teacher in world.teachers.items():
        classroom = world.classes[world.this_year, name]
        fitting = [text for text in stock if int(name[:-1]) in text.grades]
        chosen = world.dice.sample(fitting * 2, min(8, 2 * len(fitting)))
        for number, text in enumerate(chosen):
            blog = world.teacher_blogs[name] if number < 2 else world.class_blogs[name]
            audience = world.dice.choice(["everyone", "families", "school"])
            body = as_html(writer.fresh(text) or vary(text.body, world.dice))
            at = world.moment_in(world.this_year)
            planned = writer.plan(
                blog, teacher, vary(text.title, world.dice), body, at, audience, classroom, picture=text.picture
            )
            planned.tags = text.tags


def _write_walls(world: World, writer: Writer) -> None:
    """On each class's own blog, for everyone: what hangs on its walls. Neighbouring classes show different works."""
    stock, shown = texts("posts/walls.md"), Counter[str]()
    for name, teacher in world.teachers.items():
        fitting = [text for text in stock if int(name[:-1]) in text.grades]
        for text in sorted(fitting, key=lambda text: shown[text.picture])[:WALLS]:
            shown[text.picture] += 1
            planned = writer.plan(
                world.class_blogs[name], teacher, vary(text.title, world.dice),
                as_html(writer.fresh(text) or vary(text.body, world.dice)), world.moment_in(world.this_year),
                "everyone", world.classes[world.this_year, name], picture=text.picture,
            )  # fmt: skip
            planned.tags = text.tags


def _write_pages(world: World, writer: Writer) -> None:
    """Some students have a page about themselves, a few with another below it."""
    words = lines("about.md")
    for member in world.dice.sample(list(world.members.values()), 40):
        classroom = member.classes[world.this_year]
        at = world.moment_in(world.this_year)
        parent = None
        for title in ("About me", "How I learn")[: 1 + (world.dice.random() < 0.4)]:
            body = as_html("\n\n".join(vary(one, world.dice) for one in world.dice.sample(words, 2)))
            page = writer.plan(member.blog, member.person, title, body, at, "school", classroom, member=member).entry
            page.kind, page.parent = Entry.Kind.PAGE, parent
            parent = page


def _mix_states(world: World, writer: Writer) -> None:
    """Drafts, posts for later, waiting, kept out, withdrawn and binned ones, and some that stay on top."""
    recent = world.now - datetime.timedelta(days=60)
    mixed = [
        one for one in writer.planned
        if one.member and one.comments is None and one.member.slug != "mei" and one.entry.kind == Entry.Kind.POST
        and one.entry.published_at and one.entry.published_at > recent
    ]  # fmt: skip
    world.dice.shuffle(mixed)
    for one in mixed[:60]:
        one.entry.published_at, one.entry.slug, one.entry.approval = None, "", None
    for one in mixed[60:70]:
        one.entry.published_at = world.now + datetime.timedelta(days=world.dice.randint(1, 9))
    for one in mixed[70:82]:
        one.entry.withdrawn_at = world.now - datetime.timedelta(days=world.dice.randint(1, 9))
    for one in mixed[82:88]:
        one.entry.binned_at = world.now - datetime.timedelta(days=world.dice.randint(1, 20))
    for one in mixed[88:120]:
        one.entry.audience, one.entry.approval = Audience.EVERYONE, Approval(school=world.school)
        asked = one.entry.published_at or world.now
        one.entry.approval.asked_at = asked
    for one in mixed[114:120]:
        if one.entry.approval is not None and one.entry.classroom is not None:
            one.entry.approval.decision, one.entry.approval.decided_at = Approval.Decision.HELD, world.now
            one.entry.approval.decided_by = world.teacher_of[one.entry.classroom.pk]
            one.entry.approval.note = "Please leave out the street, then I let it in."
    for one in mixed[120:135]:
        one.entry.is_sticky = True
    _leave_unfiled(world, writer, {"tomas": 2, "ravi": 1, "hana": 4})


def _leave_unfiled(world: World, writer: Writer, wanted: dict[str, int]) -> None:
    """In 6B exactly these students have posts to sort this year."""
    for slug, member in world.members.items():
        if world.this_year not in member.classes or member.classes[world.this_year].name != "6B":
            continue
        own = [one for one in writer.planned if one.member is member and one.entry.kind == Entry.Kind.POST]
        left = wanted.get(slug, 0) - sum(1 for one in own if one.comments is not None and not one.shelves)
        for one in sorted(own, key=lambda one: one.entry.written_at, reverse=True):
            if one.comments is None:
                one.shelves = [] if left > 0 else one.shelves or one.fitting
                left -= 1


def _note_revisions(world: World, writer: Writer) -> None:
    """Some posts were shorter before."""
    changed = [one for one in writer.planned if one.member and world.dice.random() < 0.05 and len(one.entry.body) > 300]
    Revision.objects.bulk_create(
        Revision(
            entry=one.entry, title=one.entry.title, body=one.entry.body.split("</p>")[0] + "</p>", by=one.authors[0]
        )
        for one in changed
        if one.entry.body.startswith("<p")
    )
