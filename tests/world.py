"""A small world on top of the cast: one of each thing that somebody can look at."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from hub.assignments.models import Answer, Ask, Assignment, Giving
from hub.blogs.models import Category, Entry, Tag
from hub.comments.models import Comment, PrivateWord
from hub.connections.models import FollowedFeed, FollowedPost, Link
from hub.families.models import FamilyLink, Letter, LetterHome
from hub.mail.models import Incoming, Outgoing
from hub.media.models import MediaFile, Upload
from hub.people.models import Person
from hub.portability.models import Departure, MovingCode, Transfer
from hub.reflections.models import AnotherTry, Goal, Reflection, Thought
from hub.school.models import Guardianship
from hub.showcase.models import (
    Candidate,
    Edition,
    Greeting,
    Piece,
    PieceComment,
    PieceThought,
    RoomLink,
    Section,
    make_edition,
)
from samples.cast import Cast

OUTLOOK = {"imported": {"post": 2}, "states": {}}


@dataclass
class World:
    """Mei's blog: something for everyone, and something of each kind for her class alone."""

    cast: Cast
    open_post: Entry
    class_post: Entry
    page: Entry
    shelf: Category
    word: Tag
    picture: MediaFile
    comment: Comment
    waiting_post: Entry
    waiting_comment: Comment
    private_word: PrivateWord
    greeting: Greeting
    piece_comment: PieceComment
    edition: Edition
    room_link: RoomLink
    family_link: FamilyLink
    letter: Letter
    room: Section
    piece: Piece
    bare_piece: Piece
    promised_piece: Piece
    candidate: Candidate
    goal: Goal
    thought: Thought
    piece_thought: PieceThought
    another: AnotherTry
    arriving: Transfer
    upload: Upload
    transfer: Transfer
    departure: Departure
    moving: MovingCode
    ask: Ask
    giving: Giving
    followed_post: FollowedPost


def build_world(cast: Cast) -> World:
    """Make it. Titles and words say for whom a thing is, so that a page that shows too much says so itself."""
    mei = cast.mei
    cast.daniel.set_password("a password of one's own")  # So that what only those who have one see is there for him.
    cast.daniel.save(update_fields=["password"])
    open_post = cast.post(mei, "everyone", "A kingfisher by the bridge")
    picture = make_picture(cast, mei, "tide.png", alternative="Pools between the rocks")
    body = f'<p>Crabs and weed.</p><figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
    class_post = cast.post(mei, "class", "What the tide left for the class", body=body)
    class_post.feature(picture)
    shelf = Category.objects.create(
        school=cast.school, blog=cast.blogs["Mei"], name="Science of the shore", slug="shore"
    )
    class_post.file_under([shelf])
    word = Tag.objects.named(cast.blogs["Mei"], ["tide pool"])[0]
    class_post.tags.add(word)
    page = cast.post(mei, "class", "About me, for the class", kind=Entry.Kind.PAGE)
    comment = say(cast, class_post, cast.tomas, "I have seen that crab!", let_in=True)
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=mei, year=cast.year)
    room.show(by=mei, audience="class")
    piece = Piece.objects.create(section=room, title="A wall of tides", entry=class_post, why="I am proud of it.")
    piece.keep_as_it_is(by=mei)
    goal = Goal.objects.create(
        school=cast.school, student=mei, words="Ask one more question", audience="class", year=cast.year
    )
    room.goals.add(goal)
    Reflection.objects.create(school=cast.school, goal=goal, state="partly", why="I asked two.", audience="teachers")
    asking_post = cast.post(cast.ines, "everyone", "Post your tide", blog=cast.blogs["6B"])
    ask = Ask.put(asking_post, cast.class_6b, None)
    for answer in (open_post, class_post):
        Answer.give(answer, ask, among=[])
    return World(
        cast=cast,
        ask=ask,
        followed_post=come_from_elsewhere(cast, "A storm at the lighthouse"),
        giving=give(cast),
        open_post=open_post,
        class_post=class_post,
        page=page,
        shelf=shelf,
        word=word,
        picture=picture,
        comment=comment,
        arriving=Transfer.objects.create(school=cast.school, blog=cast.blogs["Mei"], asked_by=mei, outlook=OUTLOOK),
        upload=Upload.start(school=cast.school, owner=mei, name="storm.mp4", size=1000),
        waiting_post=cast.post(mei, "everyone", "The street where I walk", released=False),
        waiting_comment=say(cast, open_post, cast.tomas, "Is it a waiting comment?"),
        private_word=PrivateWord.objects.create(
            school=cast.school, entry=class_post, student=mei, writer=cast.aiko, words="Grandma would love this."
        ),
        greeting=greet(cast, room, cast.tomas, "I walked through twice.", let_in=True),
        piece_comment=say_of_piece(cast, piece, cast.tomas, "It is a long wall.", let_in=True),
        room=room,
        goal=goal,
        another=AnotherTry.objects.create(earlier=open_post, later=class_post),
        thought=Thought.objects.create(
            school=cast.school,
            student=mei,
            goal=goal,
            kind="hard",
            question="What was hard?",
            words="The second one.",
            audience="class",
        ),
        piece_thought=PieceThought.objects.create(
            school=cast.school, student=mei, piece=piece, kind="hard", words="To stop.", audience="class"
        ),
        piece=piece,
        candidate=Candidate.objects.create(school=cast.school, student=mei, entry=class_post, kind="fun"),
        promised_piece=Piece.objects.create(
            section=room,
            title="A clay crab",
            position=2,
            promised_for=timezone.localdate() + datetime.timedelta(days=90),
        ),
        bare_piece=Piece.objects.create(section=room, title="A piece with words alone", why="It made me laugh."),
        transfer=Transfer.objects.create(
            school=cast.school, blog=cast.blogs["Mei"], asked_by=mei, name="old-blog.xml", state=Transfer.State.DONE
        ),
        departure=packed_blog(cast, mei),
        moving=MovingCode.make(packed_blog(cast, mei, Departure.Kind.SCHOOL)),
        room_link=link_to(cast, room),
        family_link=FamilyLink.make(cast.ravi, cast.school),
        letter=Letter.objects.create(school=cast.school, classroom=cast.class_6b, sent_by=cast.ines),
        edition=make_edition(room, "Spring conference", audience="class", now=timezone.now()),
    )


def give(cast: Cast, **words: Any) -> Giving:
    """Ines gives her class the assignment, with these words in it."""
    assignment = Assignment.built_in(cast.school, cast.grade_6).own_of(cast.ines)
    for name, value in {"is_passed_on": True, **words}.items():
        setattr(assignment, name, value)
    assignment.save()
    return Giving.objects.create(
        school=cast.school, assignment=assignment, year=cast.year, classroom=cast.class_6b, given_by=cast.ines
    )


def come_from_elsewhere(cast: Cast, title: str) -> FollowedPost:
    """A post of a blog elsewhere that 6B follows, and that is asked at no time by itself."""
    link, _made = Link.objects.get_or_create(
        classroom=cast.class_6b, address="https://lighthouse.example/", defaults={"title": "Lighthouse Class"}
    )
    feed, _made = FollowedFeed.objects.get_or_create(link=link, defaults={"ask_at": None, "asked_at": timezone.now()})
    return FollowedPost.objects.create(
        feed=feed, key=title, address=f"{link.address}{len(title)}/", title=title, author="Ana",
        body="<p>The waves came over the wall.</p>", published_at=timezone.now(),
    )  # fmt: skip


def say(cast: Cast, entry: Entry, writer: Person, words: str, *, let_in: bool = False) -> Comment:
    """A comment, which waits unless it is let in."""
    comment = Comment.write(entry, words, by=writer, viewer=cast.viewer(writer))
    if let_in and comment.approval is not None:
        comment.approval.release(by=cast.ines)
    return comment


def packed_blog(cast: Cast, asker: Person, kind: str = Departure.Kind.WORDPRESS) -> Departure:
    """A blog that lies packed for its owner."""
    departure = Departure(school=cast.school, blog=cast.blogs["Mei"], asked_by=asker, state=Departure.State.DONE)
    departure.kind = Departure.Kind(kind)
    departure.finished_at = timezone.now()
    departure.file.save(f"{departure.public_id}.zip", ContentFile(b"PK"), save=False)
    departure.save()
    return departure


def greet(cast: Cast, room: Section, writer: Person, words: str, *, let_in: bool = False) -> Greeting:
    """Words in the visitors' book of a room, which wait unless they are let in."""
    greeting = Greeting.write(room, words, by=writer, viewer=cast.viewer(writer))
    if let_in and greeting.approval is not None:
        greeting.approval.release(by=cast.ines)
    return greeting


def say_of_piece(cast: Cast, piece: Piece, writer: Person, words: str, *, let_in: bool = False) -> PieceComment:
    """A comment on a piece of a room, which waits unless it is let in."""
    comment = PieceComment.write(piece, words, by=writer, viewer=cast.viewer(writer))
    if let_in and comment.approval is not None:
        comment.approval.release(by=cast.ines)
    return comment


def link_to(cast: Cast, room: Section) -> RoomLink:
    """A secret link to Mei's room until tomorrow, which a teacher has let work."""
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    link = RoomLink.make(room, by=cast.mei, viewer=cast.viewer(cast.mei), ends_on=tomorrow)
    link.release(by=cast.ines)
    return link


def make_picture(cast: Cast, owner: Person, name: str, **more: str) -> MediaFile:
    """A real picture in somebody's library, with its file."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "PNG")
    media = MediaFile(
        school=cast.school, owner=owner, kind=MediaFile.Kind.IMAGE, name=name, content_type="image/png",
        size=content.tell(), sha256=f"{len(name):064}", width=40, height=30, **more,
    )  # fmt: skip
    media.file.save(f"{media.public_id}.png", ContentFile(content.getvalue()), save=False)
    media.save()
    return media


def held_mail(world: World) -> list[object]:
    """The number of an answer to a letter about Mei, kept back because a stranger sent it."""
    cast, letter = world.cast, world.letter
    guarding = Guardianship.objects.get(guardian=cast.aiko, student=cast.mei)
    home = LetterHome.objects.get_or_create(letter=letter, guardianship=guarding, section=world.room)[0]
    about = {"home": home.pk, "school": cast.school.pk, "guardian": cast.aiko.pk, "student": cast.mei.pk}
    home.outgoing = home.outgoing or Outgoing.objects.create(kind="letter", about=about, state="sent")
    home.save()
    raw = b"From: eve@evil.example\r\n\r\nIs it canary?"
    told = {"answers": home.outgoing, "state": Incoming.State.HELD}
    return [Incoming.objects.get_or_create(digest="canary", defaults={"raw": raw, **told})[0].pk]
