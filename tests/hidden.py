"""Things that somebody may not see, with a canary in every field; nothing of them may ever sing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from hub.assignments.models import Answer, Ask, Feedback
from hub.audience.models import Approval
from hub.blogs.models import Category, Entry, MenuItem, OldAddress, Tag, WorkingCopy
from hub.comments.models import PrivateWord, Reaction
from hub.connections.models import FollowedPost, PostAnswer
from hub.media.models import Appearance
from hub.people.models import Person
from hub.portal.models import ClassWords
from hub.reflections.models import AnotherTry, EarlierWording, Goal, Reflection, Thought, Towards
from hub.safety.models import Report, Worry
from hub.showcase.models import (
    Candidate,
    EditionGoal,
    EditionPiece,
    EditionThought,
    Piece,
    PieceThought,
    Section,
    SpeakingNote,
    make_edition,
)
from tests.world import World, come_from_elsewhere, greet, make_picture, say, say_of_piece

STRANGERS = frozenset({"visitor", "former guardian", "former teacher"})
OUTSIDERS = STRANGERS | {"student of another class", "guardian of a classmate"}
PEERS = OUTSIDERS | {"classmate"}
ALL_BUT_STAFF = PEERS | {"author", "guardian"}


@dataclass
class Hidden:
    """One kind of hidden thing: how it is made, from whom it is hidden, and where somebody would look for it."""

    make: Callable[[World], list[str]]
    hidden_from: frozenset[str]


def _post(world: World, tail: str, audience: str = "class", *, by: Person | None = None) -> tuple[Entry, list[str]]:
    """An entry with everything that hangs on an entry; and all addresses under which one would look."""
    cast, author = world.cast, by or world.cast.mei
    blog = cast.blogs[author.first_name]
    picture = make_picture(
        cast, author, f"canary-{tail}.png", alternative="canary alternative", caption="canary caption",
        credit_maker="canary maker", description="canary description", title="canary file",
    )  # fmt: skip
    body = f'<p>canary body</p><figure><img data-media="{picture.public_id}" alt="canary alt"></figure>'
    entry = cast.post(author, audience, f"canary title {tail}", body=body)
    entry.feature(picture)
    Entry.objects.filter(pk=entry.pk).update(is_sticky=True, summary="canary summary")
    shelf = Category.objects.create(
        school=cast.school, blog=blog, name=f"canary shelf {tail}", slug=f"canary-shelf-{tail}", description="canary"
    )
    word = Tag.objects.named(blog, [f"canary word {tail}"])[0]
    entry.file_under([shelf, *world.shelf.__class__.objects.filter(pk=world.shelf.pk)])
    entry.tags.add(word, world.word)
    say(cast, entry, cast.tomas, "canary comment", let_in=True)
    OldAddress.objects.create(blog=blog, path=f"canary-old-{tail}", entry=entry)
    OldAddress.objects.create(blog=blog, path=f"?p={entry.pk + 700_000}", entry=entry)
    MenuItem.objects.create(blog=blog, label="canary menu", entry=entry)
    MenuItem.objects.create(blog=blog, category=shelf)
    Piece.objects.filter(pk=world.bare_piece.pk).update(entry=entry)
    Answer.give(entry, world.ask, among=[])
    Ask.put(entry, cast.class_6b, timezone.localdate())
    for answer in (world.open_post, world.class_post):
        Answer.give(answer, entry.ask, among=[])
    if author == cast.mei:
        Towards.objects.create(goal=world.goal, entry=entry)
        AnotherTry.objects.create(earlier=world.open_post, later=entry)
    at = [blog.slug, entry.slug]
    return entry, [
        world.goal.get_absolute_url(),
        reverse("entry", args=at),
        world.ask.entry.get_absolute_url(),
        world.open_post.get_absolute_url(),
        reverse("entry", args=[blog.slug, f"canary-old-{tail}"]),
        reverse("blog", args=[blog.slug]) + f"?p={entry.pk + 700_000}",
        reverse("blog-category", args=[blog.slug, shelf.slug]),
        reverse("blog-tag", args=[blog.slug, word.slug]),
        reverse("category-feed-rss", args=[blog.slug, shelf.slug]),
        reverse("tag-feed-json", args=[blog.slug, word.slug]),
        reverse("comments-feed-atom", args=at),
        reverse("media", args=[picture.public_id, "original"]),
        reverse("media", args=[picture.public_id, "w320"]),
        *(
            reverse(name) + query
            for name in ("search", "search-at-once")
            for query in (
                f"?q=canary+{tail}",
                f"?shelf={shelf.slug}",
                f"?tag={word.slug}",
                f"?by={blog.slug}&kind=image",
            )
        ),
    ]


def draft(world: World) -> list[str]:
    """Taken off the blog."""
    entry, addresses = _post(world, "draft")
    entry.withdraw()
    return addresses


def scheduled(world: World) -> list[str]:
    """For everyone, tomorrow."""
    entry, addresses = _post(world, "scheduled", "everyone")
    Entry.objects.filter(pk=entry.pk).update(published_at=timezone.now() + datetime.timedelta(hours=20))
    return addresses


def binned(world: World) -> list[str]:
    """In the bin."""
    entry, addresses = _post(world, "binned", "everyone")
    entry.bin()
    return addresses


def waiting(world: World) -> list[str]:
    """For everyone, after a teacher's yes."""
    entry, addresses = _post(world, "waiting", "everyone")
    if entry.approval is not None:
        entry.approval.hold(by=world.cast.ines)
    return addresses


def for_teachers(world: World) -> list[str]:
    """For teachers alone."""
    return _post(world, "teachers", "teachers")[1]


def for_the_class(world: World) -> list[str]:
    """For the class."""
    return _post(world, "class")[1]


def without_consent(world: World) -> list[str]:
    """For everyone, by a child whose family did not agree."""
    return _post(world, "consent", "everyone", by=world.cast.tomas)[1]


def withheld(world: World) -> list[str]:
    """For everyone, with a face in its pictures that may not be shown."""
    post, addresses = _post(world, "face", "everyone")
    for media in post.media.all():
        Appearance.note(media, [world.cast.tomas], among=[world.cast.tomas], by=world.cast.mei)
    return addresses


def change(world: World) -> list[str]:
    """A change to what everyone reads, which waits; an earlier text; and what is being typed."""
    post = world.open_post
    post.revisions.create(title="canary earlier", body="<p>canary earlier</p>", by=world.cast.mei)
    post.revise("canary changed title", "<p>canary changed body</p>", by=world.cast.mei)
    WorkingCopy.keep(post, title="canary typed", body="<p>canary typed</p>", base_version=0, by=world.cast.mei)
    return [post.get_absolute_url(), reverse("search") + "?q=canary"]


def comment(world: World) -> list[str]:
    """A comment that waits for a teacher."""
    words = say(world.cast, world.open_post, world.cast.kofi, "canary waiting words")
    where = ["mei", world.open_post.slug]
    return [
        *_search_for("canary waiting", "in=comments"),
        world.open_post.get_absolute_url(),
        reverse("comments-feed-rss", args=where),
        reverse("remove-comment", args=[words.public_id]),
        world.open_post.get_absolute_url() + f"?reply={words.public_id}",
    ]


def changed_comment(world: World) -> list[str]:
    """Earlier words of a comment that the class reads, and new ones that wait for a teacher."""
    world.comment.revisions.create(body="<p>canary earlier words</p>")
    world.comment.change("canary new words", viewer=world.cast.viewer(world.cast.tomas))
    at = [world.class_post.get_absolute_url(), reverse("change-comment", args=[world.comment.public_id])]
    return [*at, *_search_for("canary new"), *_search_for("seen that crab")]


def reactions(world: World) -> list[str]:
    """What others said of two posts in a word; their author alone learns how many did."""
    for post in (world.open_post, world.class_post):
        for giver in (world.cast.nora, world.cast.daniel):
            Reaction.give(post, "thanks", by=giver)
    where = [post.get_absolute_url() for post in (world.open_post, world.class_post)]
    return [*where, "/@mei/", "/", "/classes/", reverse("comments-feed-json", args=["mei", world.open_post.slug])]


def private_words(world: World) -> list[str]:
    """What a teacher and a guardian say to Mei in private."""
    cast = world.cast
    where = []
    for post in (world.open_post, world.class_post):
        for writer in (cast.ines, cast.aiko):
            PrivateWord.say(post, "canary in private", to=cast.mei, by=writer)
        where.append(post.get_absolute_url())
    return [*where, "/@mei/", "/search/?q=canary+private", "/desk/"]


def teachers_private_words(world: World) -> list[str]:
    """What a teacher says to Mei in private, of which her guardian learns nothing."""
    PrivateWord.say(world.open_post, "canary of the teacher", to=world.cast.mei, by=world.cast.ines)
    return [world.open_post.get_absolute_url(), "/desk/"]


def greetings(world: World) -> list[str]:
    """Words in the visitors' book of a room, that wait for a teacher; and of a room for teachers, that were let in."""
    cast = world.cast
    words = greet(cast, world.room, cast.kofi, "canary waiting greeting")
    narrow = Section.objects.create(school=cast.school, page=world.room.page, grade=cast.grade_3)
    narrow.show(by=cast.mei, audience="teachers")
    greet(cast, narrow, cast.ines, "canary greeting in another room")
    at = [world.room.get_absolute_url(), narrow.get_absolute_url(), world.room.page.get_absolute_url()]
    return [
        *at,
        f"{at[0]}present/",
        reverse("remove-greeting", args=[words.public_id]),
        "/search/?q=canary&in=comments",
    ]


def piece_comments(world: World) -> list[str]:
    """A comment on a piece that waits for a teacher; and one on a piece of a room for teachers, that was let in."""
    cast = world.cast
    words = say_of_piece(cast, world.piece, cast.kofi, "canary waiting comment on a piece")
    page = world.room.page
    narrow = Section.objects.get_or_create(school=cast.school, page=page, grade=cast.grade_3)[0]
    narrow.show(by=cast.mei, audience="teachers")
    piece = Piece.objects.create(section=narrow, title="canary piece")
    say_of_piece(cast, piece, cast.ines, "canary comment on a piece")
    at, there = world.room.get_absolute_url(), narrow.get_absolute_url()
    talks = [f"{at}piece/{world.piece.public_id}/talk/", f"{there}piece/{piece.public_id}/talk/"]
    looks = "/search/?q=canary&in=comments"
    return [at, there, *talks, looks, reverse("remove-piece-comment", args=[words.public_id])]


def editions(world: World) -> list[str]:
    """An edition for teachers; and in one for the class a goal and a post that are for teachers now."""
    cast, now = world.cast, timezone.now()
    for_teachers = make_edition(world.room, "canary edition", now=now)
    goal = Goal.objects.create(school=cast.school, student=cast.mei, words="canary", audience="teachers")
    EditionGoal.objects.create(
        edition=world.edition, goal=goal, words="canary kept goal", said="canary kept words", goal_audience="class",
        said_audience="class", position=9,
    )  # fmt: skip
    post = cast.post(cast.mei, "teachers", "canary post of a piece")
    cover = make_picture(cast, cast.mei, "canary-edition.png", alternative="canary cover")
    EditionPiece.objects.filter(edition=world.edition, title=world.bare_piece.title).update(
        entry=post, post_title="canary title then", post_words="canary words then", cover=cover, post_audience="class"
    )
    kept = EditionThought(piece=world.edition.pieces.all()[0], words="canary kept thought", audience_then="class")
    kept.thought = PieceThought.objects.create(
        school=cast.school, student=cast.mei, piece=world.piece, kind="hard", words="canary thought of today"
    )
    kept.save()
    at = world.room.get_absolute_url()
    return [
        f"{at}editions/",
        f"{at}editions/{for_teachers.public_id}/",
        f"{at}editions/{world.edition.public_id}/",
        reverse("remove-edition", args=[for_teachers.public_id]),
        reverse("media", args=[cover.public_id, "original"]),
    ]


def goals(world: World) -> list[str]:
    """A goal in the room of the class, and an answer, for teachers alone."""
    mei = world.cast.mei
    goal = Goal.objects.create(school=world.cast.school, student=mei, words="canary goal", subject="canary subject")
    world.room.goals.add(goal)
    Reflection.objects.create(school=world.cast.school, goal=goal, state="met", why="canary why", helped="canary help")
    Towards.objects.create(goal=goal, entry=world.open_post)
    at = world.room.get_absolute_url()
    here = [at, f"{at}present/", *_papers(at), "/@mei/", *_search_for("canary goal", "in=rooms")]
    return [*here, goal.get_absolute_url(), world.open_post.get_absolute_url(), f"/goals/of/{mei.public_id}/"]


def hung_posts(world: World) -> list[str]:
    """A post for teachers alone that hangs in the room of the class, with its picture."""
    picture = make_picture(world.cast, world.cast.mei, "canary-hung.png", alternative="canary alternative")
    post = world.cast.post(world.cast.mei, "teachers", "canary hung", body="<p>canary hung text</p>")
    post.feature(picture)
    # What the room itself says is the same in both worlds.
    Piece.objects.filter(pk=world.bare_piece.pk).update(entry=post)
    world.bare_piece.refresh_from_db()
    world.bare_piece.keep_as_it_is(by=world.cast.mei)
    at, kept = world.room.get_absolute_url(), f"piece/{world.bare_piece.public_id}/"
    return [at, f"{at}present/", *_papers(at), f"{at}{kept}", f"/media/{picture.public_id}/original"]


def earlier_wordings(world: World) -> list[str]:
    """What a goal that the class sees said before."""
    said = {"words": "canary earlier goal", "subject": "canary", "until": timezone.now(), "changed_by": world.cast.mei}
    EarlierWording.objects.create(goal=world.goal, **said)
    return [world.goal.get_absolute_url(), world.room.get_absolute_url(), f"/goals/of/{world.cast.mei.public_id}/"]


def thoughts(world: World) -> list[str]:
    """What Mei thinks of a post and a goal that others see, and of a time, for her teachers alone; and for the class
    what she thinks of a post that the class does not see."""
    cast = world.cast
    said = {"school": cast.school, "student": cast.mei, "kind": "hard", "question": "canary question"}
    hidden = cast.post(cast.mei, "teachers", "canary thought about")
    made = [
        Thought.objects.create(**said, entry=world.open_post, words="canary thought of a post"),
        Thought.objects.create(**said, goal=world.goal, words="canary thought of a goal"),
        Thought.objects.create(**said, period="canary time", words="canary thought of a time"),
        Thought.objects.create(**said, entry=hidden, words="canary thought for the class", audience="class"),
    ]
    where = [world.open_post.get_absolute_url(), world.goal.get_absolute_url(), hidden.get_absolute_url()]
    return [
        *where,
        *(thought.get_absolute_url() for thought in made),
        "/reflections/",
        "/search/?q=canary&in=reflections",
    ]


def thoughts_of_pieces(world: World) -> list[str]:
    """What Mei thinks of a piece that the class sees, for her teachers alone; and for the class what waits for a
    teacher, and what she thinks of a piece in a room that is closed to it."""
    cast, page = world.cast, world.room.page
    said = {"school": cast.school, "student": cast.mei, "kind": "hard", "question": "canary question"}
    waits = Approval.objects.create(school=cast.school)
    narrow = Section.objects.get_or_create(school=cast.school, page=page, grade=cast.grade_3)[0]
    narrow.show(by=cast.mei, audience="teachers")
    there = Piece.objects.create(section=narrow, title="canary piece thought about")
    made = [
        PieceThought.objects.create(**said, piece=world.piece, words="canary for teachers"),
        PieceThought.objects.create(
            **said, piece=world.piece, words="canary that waits", audience="class", approval=waits
        ),
        PieceThought.objects.create(**said, piece=there, words="canary of a closed room", audience="class"),
        PieceThought.objects.create(
            **said,
            piece=world.piece,
            words="canary of a change",
            audience="class",
            replaces=world.piece_thought,
            approval=Approval.objects.create(school=cast.school),
        ),
    ]
    Thought.objects.create(
        **said, entry=world.open_post, words="canary of a post that waits", audience="class",
        approval=Approval.objects.create(school=cast.school),
    )  # fmt: skip
    at = world.room.get_absolute_url()
    edition = f"{at}editions/{world.edition.public_id}/"
    return [
        *(at, f"{at}present/", *_papers(at), edition, f"{at}piece/{world.piece.public_id}/talk/"),
        *(narrow.get_absolute_url(), world.open_post.get_absolute_url(), "/search/?q=canary&in=reflections"),
        "/showcases/",
        *(one.get_absolute_url() for one in made),
        *("/waiting/", "/reflections/", f"/goals/of/{cast.mei.public_id}/"),
    ]


def speaking_notes(world: World) -> list[str]:
    """What Mei wants to say at a slide and at a piece, for herself."""
    SpeakingNote.keep(world.room, "canary note at the goals", slide="goals")
    SpeakingNote.keep(world.room, "canary note at a piece", slide="piece", piece=world.piece)
    at = f"{world.room.get_absolute_url()}present/"
    return [world.room.get_absolute_url(), at, f"{at}rehearse/", "/search/?q=canary+note"]


def words(world: World) -> list[str]:
    """A post with more words like those of an open one than a list of likely words would hold."""
    alike = " ".join(f"ki{letter}fisher kin{letter}fisher" for letter in "abcdefghijklmnopqrstuvwxyz")
    world.cast.post(world.cast.mei, "teachers", "canary words", body=f"<p>canary {alike}</p>")
    return [reverse("search") + "?q=kinfisher", reverse("search") + "?q=kinfisher+brige"]


def rooms(world: World) -> list[str]:
    """A room that waits for a teacher's yes, with a piece and a picture."""
    mei, cast = world.cast.mei, world.cast
    picture = make_picture(cast, mei, "canary-room.png", alternative="canary alternative")
    room = Section.objects.create(
        school=cast.school, page=world.room.page, grade=cast.grade_8, title="canary room",
        introduction="canary introduction", body="<p>canary text</p>",
    )  # fmt: skip
    Piece.objects.create(section=room, title="canary piece", why="canary", learned="canary", picture=picture)
    room.show(by=mei, audience="everyone")
    at = room.get_absolute_url()
    return [
        *_search_for("canary piece", "in=rooms"),
        *_search_for("canary entrance", "by=mei"),
        at,
        f"{at}present/",
        *_papers(at),
        "/@mei/showcase/",
        "/showcases/",
        f"/media/{picture.public_id}/original",
    ]


def feedback(world: World) -> list[str]:
    """What the author and a teacher say to each other in private."""
    cast, room = world.cast, world.room
    Feedback.say(room, "canary on the whole", by=cast.ines)
    Feedback.say(room, "canary on a piece", by=cast.ines, piece=world.piece)
    Feedback.say(room, "canary on a goal", by=cast.mei, goal=room.goals.first())
    return [reverse("feedback", args=[room.public_id]), "/@mei/showcase/grade-6/", "/@mei/showcase/grade-6/present/"]


def candidates(world: World) -> list[str]:
    """What the author and a teacher say of work for the room, before it hangs there."""
    cast = world.cast
    said = {"school": cast.school, "student": cast.mei, "kind": "fun", "title": "canary title", "why": "canary why"}
    Candidate.objects.create(**said, picture=world.picture)
    Candidate.objects.create(**said, entry=world.open_post, suggested_by=cast.ines, suggestion="canary suggestion")
    return [world.open_post.get_absolute_url(), "/@mei/showcase/grade-6/"]


def rooms_for_mentors(world: World) -> list[str]:
    """The room of a teacher that is open for her mentor alone, with all that hangs there, an edition of it, and a link
    that nobody has given away."""
    cast = world.cast
    picture = make_picture(cast, cast.ines, "canary-mentor.png", alternative="canary alternative")
    page = Section.start(cast.blogs["Ines"], None, by=cast.ines, year=cast.year, title="canary room").page
    room = Section.objects.get(page=page)
    goal = Goal.begin(cast.ines, cast.school, grade=None, year=cast.year)
    goal.words = "canary goal of a teacher"
    goal.save()
    Reflection.answer(goal, state="met", why="canary why", helped="canary help")
    room.section_goals.create(goal=goal, shares="all")
    piece = Piece.objects.create(section=room, title="canary piece", why="canary", learned="canary", picture=picture)
    room.show(by=cast.ines, audience="mentor")
    room.want_words(wanted=True)
    Feedback.say(room, "canary between two", by=cast.omar, piece=piece)
    edition = make_edition(room, "canary edition", now=timezone.now(), audience="mentor")
    at = room.get_absolute_url()
    return [
        *(at, f"{at}present/", *_papers(at), f"{at}editions/", f"{at}editions/{edition.public_id}/"),
        *(f"{at}piece/{piece.public_id}/talk/", reverse("media", args=[picture.public_id, "original"])),
        *("/@ines/", "/@ines/showcase/", "/@ines/feed/", "/showcases/", "/showcases/?show=asking", "/mentors/"),
        *(goal.get_absolute_url(), reverse("feedback", args=[room.public_id]), "/search/?q=canary+teacher"),
    ]


def blog(world: World) -> list[str]:
    """A blog that shows a stranger nothing."""
    cast = world.cast
    kofis = cast.blogs["Kofi"]
    kofis.title, kofis.tagline, kofis.about = "canary blog", "canary tagline", "canary about"
    kofis.save()
    kofis.rename("canary-kofi")
    post = cast.post(cast.kofi, "class", "canary on a hidden blog")
    return [
        "/@canary-kofi/",
        "/@kofi/",
        post.get_absolute_url(),
        "/@canary-kofi/feed/",
        "/search/?q=canary",
        "/search/?by=canary-kofi",
        "/classes/",
    ]


def reports(world: World) -> list[str]:
    """What somebody of another class has reported, with its words from then."""
    made = Report.make(world.open_post, by=world.cast.kofi, reason=Report.Reason.UNKIND)
    Report.objects.filter(pk=made.pk).update(title="canary reported title", words="canary reported words")
    return [
        world.open_post.get_absolute_url(),
        "/waiting/",
        "/waiting/?of=reports",
        f"/waiting/?at=report-{made.public_id}",
    ]


def worries(world: World) -> list[str]:
    """A post for the class, with words that worry."""
    post = world.cast.post(
        world.cast.mei, "class", "canary worry", body="<p>canary: I want to die.</p>", released=False
    )
    worry = Worry.objects.get(entry=post)
    return [post.get_absolute_url(), "/waiting/", f"/waiting/?at=worry-{worry.public_id}", "/search/?q=canary+worry"]


def class_words(world: World) -> list[str]:
    """What Ines says to her class at the top of its page."""
    ClassWords.objects.create(classroom=world.cast.class_6b, words="canary class words", audience="class")
    return [reverse("class", args=[world.cast.class_6b.slug])]


def followed_posts(world: World) -> list[str]:
    """What a class elsewhere has written, which strangers read there."""
    return _from_elsewhere(world, "canary from elsewhere")


def posts_taken_away(world: World) -> list[str]:
    """What a class elsewhere has written, and a teacher took away; and answers to what is there, for teachers alone."""
    cast = world.cast
    addresses = _from_elsewhere(world, "canary taken away")
    FollowedPost.objects.filter(title="canary taken away").update(taken_away_at=timezone.now())
    answer = cast.post(cast.mei, "teachers", "canary answer elsewhere")
    PostAnswer.objects.create(entry=answer, post=world.followed_post)
    return [*addresses, world.followed_post.get_absolute_url()]


def _from_elsewhere(world: World, title: str) -> list[str]:
    post = come_from_elsewhere(world.cast, title)
    FollowedPost.objects.filter(pk=post.pk).update(author="canary author", body="<p>canary body</p>", excerpt="canary")
    slug = world.cast.class_6b.slug
    return [post.get_absolute_url(), reverse("class", args=[slug]), reverse("elsewhere", args=[slug])]


def _search_for(words: str, *more: str) -> list[str]:
    """Where one would look for these words."""
    asked = [f"?q={'+'.join(words.split())}", *(f"?{one}" for one in more)]
    return [reverse(name) + question for name in ("search", "search-at-once") for question in asked]


def _papers(room: str) -> list[str]:
    """Where a room is had on paper."""
    return [f"{room}paper/{sheet}/a4/" for sheet in ("room", "hand-out", "goals")]


@dataclass
class Hiding:
    """All kinds of hidden things."""

    kinds: dict[str, Hidden] = field(
        default_factory=lambda: {
            "draft": Hidden(draft, PEERS | {"guardian"}),
            "scheduled": Hidden(scheduled, PEERS | {"guardian"}),
            "in the bin": Hidden(binned, PEERS | {"guardian"}),
            "waiting": Hidden(waiting, PEERS | {"guardian"}),
            "for teachers": Hidden(for_teachers, PEERS | {"guardian"}),
            "for the class": Hidden(for_the_class, OUTSIDERS),
            "without consent": Hidden(without_consent, STRANGERS),
            "withheld": Hidden(withheld, STRANGERS | {"guardian of a classmate"}),
            "change": Hidden(change, PEERS | {"guardian"}),
            "waiting comment": Hidden(comment, ALL_BUT_STAFF),
            "changed comment": Hidden(changed_comment, OUTSIDERS | {"author", "guardian"}),
            "reactions": Hidden(reactions, PEERS | {"guardian"}),
            "private words": Hidden(private_words, PEERS),
            "private words of teachers": Hidden(teachers_private_words, frozenset({"guardian"})),
            "greetings": Hidden(greetings, PEERS | {"guardian"}),
            "piece comments": Hidden(piece_comments, PEERS | {"guardian"}),
            "editions": Hidden(editions, PEERS | {"guardian"}),
            "goals": Hidden(goals, PEERS | {"guardian"}),
            "hung posts": Hidden(hung_posts, PEERS | {"guardian"}),
            "earlier wordings": Hidden(earlier_wordings, PEERS | {"guardian"}),
            "thoughts": Hidden(thoughts, PEERS | {"guardian"}),
            "thoughts of pieces": Hidden(thoughts_of_pieces, PEERS | {"guardian"}),
            "notes for speaking": Hidden(speaking_notes, PEERS | {"guardian"}),
            "words": Hidden(words, PEERS | {"guardian"}),
            "feedback": Hidden(feedback, PEERS | {"guardian"}),
            "candidates": Hidden(candidates, PEERS | {"guardian"}),
            "rooms": Hidden(rooms, PEERS | {"guardian"}),
            "rooms for mentors": Hidden(rooms_for_mentors, PEERS | {"guardian", "author"}),
            "reports": Hidden(reports, ALL_BUT_STAFF),
            "worries": Hidden(worries, PEERS | {"guardian"}),
            "class words": Hidden(class_words, OUTSIDERS | {"guardian"}),
            "followed posts": Hidden(followed_posts, STRANGERS),
            "posts taken away": Hidden(posts_taken_away, PEERS | {"guardian"}),
            "blog": Hidden(blog, STRANGERS),
        }
    )

    def hide_from(self, kind: str, world: World) -> list[str]:
        """Make all that this kind of person may not see; the addresses where they would look for it."""
        return [address for thing in self.kinds.values() if kind in thing.hidden_from for address in thing.make(world)]
