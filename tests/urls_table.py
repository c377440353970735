"""Every URL name: how its address is made, and who gets what there.

A new URL gets its row in the same commit. GET by those in `opens` gives `ok`; by anybody else 404, the same as for
nothing at all, or for visitors, where a view asks for signing in, the way to the sign-in page. A row with
`posts` is for POST alone: GET gives 405, and POST by anybody not in `posts` gives 404.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from hub.blogs.models import Entry
from hub.showcase.promising import SIGNER
from tests.world import World, held_mail

PEOPLE = {
    "visitor": None,
    "classmate": "tomas",
    "student of another class": "noah",
    "author": "mei",
    "guardian": "aiko",
    "guardian of a classmate": "marta",
    "own teacher": "ines",
    "teacher of another class": "rosa",
    "coach": "nora",
    "administrator": "daniel",
    "former classmate": "luca",
    "who has left": "lina",
    "former guardian": "ravi",
    "former teacher": "elias",
}
Kinds = frozenset[str]
EVERYBODY = frozenset(PEOPLE)
SIGNED_IN = EVERYBODY - {"visitor"}
INSIDE = frozenset(
    ("author", "classmate", "student of another class", "former classmate")
    + ("own teacher", "teacher of another class", "coach", "administrator")
)
STAFF = frozenset({"own teacher", "teacher of another class", "coach", "administrator"})
HELPERS = frozenset({"own teacher", "coach", "administrator"})
MANAGERS = frozenset({"coach", "administrator"})
ADMINISTRATOR = frozenset({"administrator"})
AUTHOR = frozenset({"author"})
KNOWN = INSIDE | {"guardian", "guardian of a classmate"}
CLASS = HELPERS | {"author", "classmate", "guardian"}
KEEPERS = SIGNED_IN - {"guardian", "guardian of a classmate", "former guardian"}
NOBODY: Kinds = frozenset()


@dataclass(frozen=True)
class Row:
    """What one address is for whom."""

    args: Callable[[World], list[object]] = lambda world: []
    opens: Kinds = NOBODY
    ok: int = 200
    posts: Kinds | None = None
    query: str = ""
    otherwise: int = 404


def mei(_world: World) -> list[object]:
    """The address of Mei's blog, on which everybody can read something."""
    return ["mei"]


def ines(world: World) -> list[object]:
    """The teacher of Mei, who has a mentor."""
    return [world.cast.ines.public_id]


def month_of(entry: Entry) -> tuple[int, int]:
    """The month of an entry, where the school is."""
    at = timezone.localtime(entry.published_at or entry.written_at, entry.school.zone)
    return at.year, at.month


def class_6b(world: World) -> list[object]:
    """The class of Mei."""
    return [world.cast.class_6b.slug]


def class_post(world: World) -> list[object]:
    """A post of Mei's for her class."""
    return [world.class_post.public_id]


def transfer(world: World) -> list[object]:
    """What came into Mei's blog."""
    return [world.transfer.public_id]


def family_link(world: World) -> list[object]:
    """The personal link of who was Mei's guardian until yesterday."""
    return [world.family_link.token]


def room(world: World) -> list[object]:
    """Mei's room."""
    return [world.room.public_id]


def piece(world: World) -> list[object]:
    """The piece in Mei's room."""
    return [world.piece.public_id]


def promised(world: World) -> list[object]:
    """The piece in Mei's room whose picture is still to come."""
    return [world.promised_piece.public_id]


def departure(world: World) -> list[object]:
    """What Mei has packed."""
    return [world.departure.public_id]


def departure_to_school(world: World) -> list[object]:
    """What Mei has packed for her next school."""
    return [world.moving.departure.public_id]


def moving_code(world: World) -> list[object]:
    """The code of it."""
    return [world.moving.secret]


def arriving(world: World) -> list[object]:
    """What Mei is about to bring in."""
    return [world.arriving.public_id]


def upload(world: World) -> list[object]:
    """A film of Mei's that is on its way."""
    return [world.upload.public_id]


def student(world: World) -> list[object]:
    """Mei's public id."""
    return [world.cast.mei.public_id]


def student_of_6b(world: World) -> list[object]:
    """Mei in her class."""
    return [*class_6b(world), *student(world)]


def given(world: World) -> list[object]:
    """What Ines asks her class to make."""
    return [*class_6b(world), world.giving.assignment.public_id]


def class_link(world: World) -> list[object]:
    """A blog elsewhere that 6B links to."""
    return [*class_6b(world), world.followed_post.feed.link.public_id]


def followed_post(world: World) -> list[object]:
    """A post that came from there."""
    return [*class_6b(world), world.followed_post.public_id]


def stranger_to_6b(world: World) -> list[object]:
    """Noah, who is not in that class."""
    return [*class_6b(world), world.cast.noah.public_id]


URLS: dict[str, list[Row]] = {
    # The hub
    "hub": [Row(opens=EVERYBODY)],
    "classes": [Row(opens=EVERYBODY)],
    "class": [Row(class_6b, EVERYBODY), Row(lambda world: ["no-such-class"])],
    "arrange-class": [Row(class_6b, HELPERS)],
    **{
        f"class-part-{way}": [Row(lambda world: [*class_6b(world), "posts"], posts=HELPERS)]
        for way in ("up", "down", "leave-out", "show")
    },
    "add-class-link": [Row(class_6b, posts=HELPERS)],
    **{name: [Row(class_link, posts=HELPERS)] for name in ("remove-class-link", "follow-again")},
    "elsewhere": [Row(class_6b, KNOWN)],
    "followed-post": [Row(followed_post, KNOWN)],
    "answer-followed-post": [Row(followed_post, posts=INSIDE - {"administrator", "coach"})],
    "take-followed-post-away": [Row(followed_post, posts=HELPERS)],
    "showcases": [Row(opens=EVERYBODY), Row(opens=EVERYBODY, query="?show=asking")],
    "search": [
        *(Row(opens=EVERYBODY, query=f"?q={words}") for words in ("tide", "tude", "tide&by=mei&kind=image")),
        *(Row(opens=EVERYBODY, query=query) for query in ("?class=6B", "?by=mei", "?shelf=shore", "")),
        *(Row(opens=EVERYBODY, query=query) for query in ("?q=crab", "?in=rooms", "?q=tide&in=comments")),
    ],
    "search-at-once": [Row(opens=EVERYBODY, query=f"?q={words}") for words in ("tide", "tude", "6B", "")],
    "health": [Row(opens=EVERYBODY, ok=503)],
    "broken-policy": [Row(posts=EVERYBODY)],
    "parts": [Row(opens=EVERYBODY)],
    "robots": [Row(opens=EVERYBODY)],
    "signing-key": [Row(opens=EVERYBODY)],
    "favicon": [Row(opens=EVERYBODY, ok=302)],
    # Coming in and going out
    "next-student": [Row(posts=SIGNED_IN)],
    **{name: [Row(opens=EVERYBODY)] for name in ("sign-in", "sign-in-staff", "sign-in-family", "sign-out")},
    "sign-in-class": [Row(opens=EVERYBODY, ok=302)],
    "sign-in-pictures": [Row(student, EVERYBODY, ok=302)],
    # Here without a provider; hub/portal/tests/test_sign_in_provider.py has one.
    **{name: [Row()] for name in ("go-to-provider", "come-from-provider")},
    "card": [Row(lambda world: ["no-such-card"])],
    "set-up": [Row(lambda world: ["no-such-link"])],
    "forgot-password": [Row(opens=EVERYBODY)],
    "new-password": [Row(lambda world: ["no-such-link"])],
    "sign-out-everywhere": [Row(posts=SIGNED_IN)],
    "sign-in-code": [Row(opens=EVERYBODY, ok=302)],
    "me": [Row(opens=SIGNED_IN)],
    "be-sure": [Row(opens=SIGNED_IN)],
    "set-up-codes": [Row(opens=ADMINISTRATOR)],
    **{name: [Row(posts=ADMINISTRATOR)] for name in ("stop-codes", "new-recovery-codes", "ask-for-new-passkey")},
    "add-passkey": [Row(opens=ADMINISTRATOR)],
    "remove-passkey": [Row(lambda world: [1], posts=NOBODY)],
    **{name: [Row(posts=EVERYBODY)] for name in ("sign-in-by-passkey", "ask-for-passkey")},
    **{name: [Row(posts=SIGNED_IN)] for name in ("choose-face", "choose-language", "change-password")},
    # A class, for its teachers
    "class-cards": [Row(class_6b, HELPERS)],
    "change-class-code": [Row(class_6b, posts=HELPERS)],
    **{
        name: [Row(student_of_6b, posts=HELPERS), Row(stranger_to_6b, posts=NOBODY)]
        for name in ("make-card", "revoke-card", "new-pictures")
    },
    # The lists of the school
    "manage": [Row(opens=MANAGERS)],
    "manage-add-class": [Row(opens=MANAGERS)],
    "activity": [Row(opens=ADMINISTRATOR), Row(opens=ADMINISTRATOR, query="?kind=signed-in&day=2026-11-05")],
    "erasings": [Row(opens=ADMINISTRATOR)],
    "erase": [Row(student, ADMINISTRATOR), Row(lambda world: [world.cast.ines.public_id])],
    "erasing": [Row(lambda world: ["A" * 22])],
    "manage-school": [Row(opens=ADMINISTRATOR)],
    "manage-policy": [Row(opens=ADMINISTRATOR)],
    "manage-prompts": [Row(opens=ADMINISTRATOR)],
    "remove-prompt": [Row(lambda world: [1], posts=NOBODY)],
    "manage-staff": [Row(opens=MANAGERS)],
    **{
        name: [
            Row(lambda world: [world.cast.ines.public_id], posts=ADMINISTRATOR),
            Row(lambda world: [world.cast.mei.public_id], posts=NOBODY),
        ]
        for name in ("end-appointments", "end-second-step")
    },
    "manage-class": [Row(class_6b, MANAGERS)],
    "add-students": [Row(class_6b, MANAGERS)],
    "add-class-teacher": [Row(class_6b, posts=MANAGERS)],
    "end-enrolment": [Row(lambda world: [*class_6b(world), world.cast.mei.enrolments.get().pk], posts=MANAGERS)],
    "manage-student": [Row(student_of_6b, MANAGERS), Row(stranger_to_6b)],
    "add-guardian": [Row(student_of_6b, posts=MANAGERS)],
    "end-guardianship": [
        Row(lambda world: [*student_of_6b(world), world.cast.aiko.children_links.get().pk], posts=MANAGERS),
        Row(lambda world: [*student_of_6b(world), world.cast.marta.children_links.get().pk], posts=NOBODY),
    ],
    "end-guardian-second-step": [
        Row(lambda world: [*student_of_6b(world), world.cast.aiko.children_links.get().pk], posts=ADMINISTRATOR),
        Row(lambda world: [*student_of_6b(world), world.cast.marta.children_links.get().pk], posts=NOBODY),
    ],
    "class-consents": [Row(class_6b, MANAGERS)],
    "name-student": [Row(student_of_6b, posts=MANAGERS)],
    "give-consent": [Row(student_of_6b, posts=MANAGERS)],
    "withdraw-consent": [Row(student_of_6b, posts=MANAGERS)],
    # A blog
    "blog": [Row(mei, EVERYBODY), Row(lambda world: ["tomas"], INSIDE | {"guardian of a classmate"})],
    "blog-category": [Row(lambda world: ["mei", world.shelf.slug], CLASS)],
    "blog-tag": [Row(lambda world: ["mei", world.word.slug], CLASS)],
    "blog-grade": [Row(lambda world: ["mei", "grade-6"], EVERYBODY), Row(lambda world: ["mei", "grade-3"])],
    "blog-month": [
        Row(lambda world: ["mei", *month_of(world.open_post)], EVERYBODY),
        Row(lambda world: ["mei", 2001, 1]),
        Row(lambda world: ["mei", 2001, 13]),
    ],
    "entry": [
        Row(lambda world: ["mei", world.open_post.slug], EVERYBODY),
        Row(lambda world: ["mei", world.class_post.slug], CLASS),
        Row(lambda world: ["mei", world.page.slug], CLASS),
        Row(lambda world: ["mei", world.waiting_post.slug], HELPERS | AUTHOR),
        Row(lambda world: ["mei", "no-such-post"]),
        Row(lambda world: [world.ask.entry.blog.slug, world.ask.entry.slug], EVERYBODY),
    ],
    "showcase": [Row(mei, CLASS, ok=302)],
    "showcase-section": [Row(lambda world: ["mei", "grade-6"], CLASS), Row(lambda world: ["mei", "grade-8"])],
    "piece-as-chosen": [
        Row(lambda world: ["mei", "grade-6", world.piece.public_id], CLASS),
        Row(lambda world: ["mei", "grade-6", world.bare_piece.public_id]),
    ],
    "paper-of-section": [
        Row(lambda world: ["mei", "grade-6", "goals", "a4"], CLASS),
        Row(lambda world: ["mei", "grade-8", "room", "a4"]),
        Row(lambda world: ["mei", "grade-6", "poster", "a4"]),
    ],
    "present-section": [Row(lambda world: ["mei", "grade-6"], CLASS), Row(lambda world: ["mei", "grade-8"])],
    "rehearse-section": [Row(lambda world: ["mei", "grade-6"], AUTHOR)],
    "editions": [Row(lambda world: ["mei", "grade-6"], AUTHOR), Row(lambda world: ["mei", "grade-8"])],
    "edition": [
        Row(lambda world: ["mei", "grade-6", world.edition.public_id], CLASS),
        Row(lambda world: ["mei", "grade-6", "A" * 22]),
    ],
    "show-edition": [Row(lambda world: [world.edition.public_id], posts=AUTHOR)],
    "remove-edition": [Row(lambda world: [world.edition.public_id], AUTHOR)],
    "room-links": [Row(room, AUTHOR)],
    "end-link": [Row(lambda world: [world.room_link.public_id], posts=HELPERS | AUTHOR)],
    "shared-room": [Row(lambda world: [world.room_link.secret], EVERYBODY), Row(lambda world: ["A" * 22])],
    "shared-file": [Row(lambda world: [world.room_link.secret, world.picture.public_id, "original"])],
    "sign-book": [
        Row(lambda world: ["mei", "grade-6"], posts=CLASS),
        Row(lambda world: ["mei", "grade-8"], posts=NOBODY),
    ],
    "piece-talk": [
        Row(lambda world: ["mei", "grade-6", world.piece.public_id], CLASS),
        Row(lambda world: ["mei", "grade-6", world.bare_piece.public_id], CLASS),
        Row(lambda world: ["mei", "grade-6", "A" * 22]),
    ],
    "comment-on-piece": [Row(lambda world: ["mei", "grade-6", world.bare_piece.public_id], posts=CLASS)],
    "change-piece-comment": [Row(lambda world: [world.piece_comment.public_id], frozenset({"classmate"}))],
    "remove-piece-comment": [Row(lambda world: [world.piece_comment.public_id], frozenset({"classmate"}))],
    "remove-greeting": [Row(lambda world: [world.greeting.public_id], frozenset({"classmate"}))],
    "keep-speaking-note": [Row(lambda world: ["mei", "grade-6"], posts=AUTHOR)],
    # Files
    "media": [
        Row(lambda world: [world.picture.public_id, "original"], CLASS),
        Row(lambda world: ["A" * 22, "original"]),
    ],
    "upload": [Row(posts=INSIDE, otherwise=403)],
    "uploads": [Row(posts=INSIDE, otherwise=403)],
    "upload-part": [Row(upload, AUTHOR), Row(lambda world: ["A" * 22])],
    "finish-upload": [Row(upload, posts=AUTHOR)],
    # Feeds hold what everyone may see, for whoever asks
    **{f"hub-feed-{kind}": [Row(opens=EVERYBODY)] for kind in ("rss", "atom", "json")},
    **{f"class-feed-{kind}": [Row(class_6b, EVERYBODY)] for kind in ("rss", "atom", "json")},
    **{f"blog-feed-{kind}": [Row(mei, EVERYBODY)] for kind in ("rss", "atom", "json")},
    **{f"category-feed-{kind}": [Row(lambda world: ["mei", world.shelf.slug])] for kind in ("rss", "atom", "json")},
    **{f"tag-feed-{kind}": [Row(lambda world: ["mei", world.word.slug])] for kind in ("rss", "atom", "json")},
    **{
        f"comments-feed-{kind}": [
            Row(lambda world: ["mei", world.open_post.slug], EVERYBODY),
            Row(lambda world: ["mei", world.class_post.slug]),
        ]
        for kind in ("rss", "atom", "json")
    },
    "feed-key": [Row(opens=SIGNED_IN)],
    "make-feed-key": [Row(posts=SIGNED_IN)],
    "revoke-feed-key": [Row(posts=SIGNED_IN)],
    # Comments
    "write-comment": [
        Row(lambda world: [world.class_post.public_id], posts=CLASS),
        Row(lambda world: [world.open_post.public_id], posts=INSIDE | {"guardian", "guardian of a classmate"}),
    ],
    "comment-as-guest": [Row(lambda world: [world.open_post.public_id])],
    "react": [
        Row(lambda world: [world.class_post.public_id], posts=CLASS - AUTHOR),
        Row(lambda world: ["A" * 22], posts=NOBODY),
    ],
    "say-in-private": [Row(class_post, posts=NOBODY), Row(lambda world: ["A" * 22], posts=NOBODY)],
    "remove-private-word": [Row(lambda world: [world.private_word.public_id], posts=HELPERS | {"guardian"})],
    "change-comment": [Row(lambda world: [world.comment.public_id], frozenset({"classmate"}))],
    "remove-comment": [Row(lambda world: [world.comment.public_id], frozenset({"classmate"}))],
    # By the link of a mail: here one that is over, for who guards nobody; hub/families/tests has those that work
    "family-link": [Row(family_link, EVERYBODY, ok=410), Row(lambda world: ["A" * 22])],
    "family-post": [Row(lambda world: [*family_link(world), world.class_post.public_id], EVERYBODY, ok=410)],
    "family-file": [Row(lambda world: [*family_link(world), world.picture.public_id, "original"], EVERYBODY, ok=410)],
    "family-room": [Row(lambda world: [*family_link(world), world.room.public_id], EVERYBODY, ok=410)],
    "family-greet": [Row(lambda world: [*family_link(world), world.room.public_id], posts=EVERYBODY)],
    "choose-digest": [Row(posts=frozenset({"guardian", "guardian of a classmate"}))],
    "allow": [Row(posts=frozenset())],
    "family-allow": [Row(family_link, posts=EVERYBODY)],
    "family-digest": [Row(family_link, posts=EVERYBODY)],
    "leave-letters": [Row(lambda world: ["A" * 22])],
    "letters-home": [Row(class_6b, HELPERS)],
    "send-letters": [Row(class_6b, posts=HELPERS)],
    "preview-letter": [Row(lambda world: [*class_6b(world), world.cast.tomas.public_id])],
    "letter-home": [Row(lambda world: [*class_6b(world), world.letter.public_id], HELPERS)],
    "family-say": [Row(lambda world: [*family_link(world), world.class_post.public_id], posts=EVERYBODY)],
    **{name: [Row(family_link, posts=EVERYBODY)] for name in ("end-family-link", "family-link-again")},
    # The desk
    "my-media": [Row(opens=INSIDE)],
    "my-file": [Row(lambda world: [world.picture.public_id], AUTHOR)],
    "bin-file": [Row(lambda world: [world.picture.public_id], posts=AUTHOR)],
    "restore-file": [Row(lambda world: [world.picture.public_id], posts=NOBODY)],
    "desk": [Row(opens=SIGNED_IN)],
    "my-blog": [Row(opens=SIGNED_IN, ok=302)],
    "my-class": [Row(opens=STAFF, ok=302)],
    "teach-class": [Row(class_6b, HELPERS)],
    "class-promises": [Row(class_6b, HELPERS)],
    "sort-class": [Row(class_6b, HELPERS)],
    "file-posts": [Row(class_6b, posts=HELPERS)],
    "undo-filing": [Row(lambda world: [*class_6b(world), "A" * 22], posts=HELPERS)],
    "sort-posts": [Row(opens=SIGNED_IN)],
    "shelves": [Row(opens=KEEPERS)],
    "put-up-shelf": [Row(posts=NOBODY)],
    "change-shelf": [Row(lambda world: [world.shelf.pk], posts=AUTHOR)],
    "merge-shelf": [Row(lambda world: [world.shelf.pk], posts=AUTHOR)],
    "mentoring": [Row(opens=STAFF)],
    "mentor-of": [Row(ines, ADMINISTRATOR | {"own teacher"}), Row(lambda world: ["A" * 22])],
    **{name: [Row(ines, posts=ADMINISTRATOR | {"own teacher"})] for name in ("begin-mentorship", "end-mentorship")},
    "my-words": [Row(opens=SIGNED_IN)],
    "rename-word": [Row(lambda world: [world.word.pk], posts=AUTHOR)],
    "merge-words": [Row(lambda world: [world.word.pk], posts=NOBODY)],
    "sort-entry": [Row(class_post, posts=AUTHOR), Row(lambda world: ["A" * 22], posts=NOBODY)],
    "filed-seen": [Row(posts=SIGNED_IN)],
    "posted-seen": [Row(posts=SIGNED_IN)],
    **{name: [Row(class_6b, HELPERS)] for name in ("simple-writing", "trust", "class-bin")},
    "rescue": [Row(lambda world: [*class_6b(world), "A" * 22], posts=NOBODY)],
    "say-hello": [Row(class_6b, posts=HELPERS)],
    "undo-hello": [Row(lambda world: [*class_6b(world), "A" * 22], posts=HELPERS)],
    "hello-seen": [Row(posts=SIGNED_IN)],
    "feedback": [Row(room, HELPERS | AUTHOR), Row(lambda world: ["A" * 22])],
    **{name: [Row(room, posts=HELPERS | AUTHOR)] for name in ("say-feedback", "feedback-seen")},
    "school-progress": [Row(opens=STAFF), Row(opens=HELPERS, query="?of=grade-6")],
    "school-progress-table": [Row(opens=STAFF)],
    "class-progress": [Row(class_6b, HELPERS)],
    "choose-assignment": [Row(class_6b, HELPERS)],
    "give-assignment": [
        Row(lambda world: [*class_6b(world), "built-in"], HELPERS),
        Row(given, HELPERS),
        Row(lambda world: [*class_6b(world), "A" * 22]),
    ],
    "change-assignment": [
        Row(lambda world: [*class_6b(world), "built-in"], HELPERS),
        Row(given, HELPERS),
    ],
    "end-giving": [Row(lambda world: [*class_6b(world), world.giving.public_id], posts=HELPERS)],
    **{
        name: [Row(lambda world: [world.giving.public_id], posts=frozenset({"author", "classmate"}))]
        for name in ("take-change", "tick-step")
    },
    "waiting": [Row(opens=STAFF)],
    "held-answers": [Row(opens=STAFF)],
    "held-answer": [Row(held_mail, HELPERS)],
    "let-in": [
        Row(lambda world: ["entry", world.waiting_post.public_id], posts=HELPERS),
        Row(lambda world: ["comment", world.waiting_comment.public_id], posts=HELPERS),
    ],
    "hold": [
        Row(lambda world: ["entry", world.waiting_post.public_id], posts=HELPERS),
        Row(lambda world: ["comment", world.waiting_comment.public_id], posts=HELPERS),
    ],
    "ask-for-change": [Row(lambda world: ["comment", world.waiting_comment.public_id], posts=HELPERS)],
    **{name: [Row(posts=STAFF)] for name in ("undo-decision", "let-in-together")},
    "report": [
        Row(lambda world: ["entry", world.open_post.public_id], EVERYBODY - AUTHOR),
        Row(lambda world: ["comment", world.comment.public_id], CLASS - {"classmate"}),
        Row(lambda world: ["piece-comment", world.piece_comment.public_id], CLASS - {"classmate"}),
        Row(lambda world: ["greeting", world.greeting.public_id], CLASS - {"classmate"}),
        Row(lambda world: ["entry", "A" * 22]),
        Row(lambda world: ["room", world.room.public_id]),
    ],
    "look-as": [Row(student, HELPERS), Row(lambda world: [world.cast.ines.public_id])],
    "stop-looking": [Row(posts=SIGNED_IN)],
    "who-looked": [Row(opens=SIGNED_IN)],
    "looking-after": [Row(opens=ADMINISTRATOR), Row(opens=ADMINISTRATOR, query="?name=me")],
    "close-worry": [Row(lambda world: ["A" * 22], posts=NOBODY)],
    # Writing: nobody but those who write it
    "write": [Row(opens=SIGNED_IN), Row(opens=frozenset({"own teacher"}), query="?for=mei")],
    "write-entry": [Row(class_post, AUTHOR), Row(lambda world: ["A" * 22])],
    "look-first": [Row(class_post, AUTHOR)],
    "entry-history": [Row(class_post, AUTHOR)],
    "who-is-in-it": [Row(class_post, AUTHOR | HELPERS)],
    "earlier-text": [Row(lambda world: [world.class_post.public_id, 0])],
    **{
        name: [Row(class_post, posts=AUTHOR)]
        for name in ("keep-entry", "guess-place", "publish-entry", "withdraw-entry", "bin-entry", "restore-entry")
    },
    "entry-readers": [Row(class_post, posts=AUTHOR)],
    "leave-entry": [Row(class_post, posts=NOBODY)],
    "bring-back": [Row(lambda world: [world.class_post.public_id, 0], posts=NOBODY)],
    "my-bin": [Row(opens=SIGNED_IN)],
    # Taking a blog along: its owner, the owner's guardian, the office
    "take-along": [Row(opens=SIGNED_IN - MANAGERS - {"former guardian"}, ok=302)],
    "take-blog": [Row(mei, AUTHOR | {"guardian", "administrator"})],
    "pack-blog": [Row(mei, posts=AUTHOR | {"guardian", "administrator"})],
    "packing": [Row(departure, AUTHOR, ok=302)],
    "packed-file": [Row(departure, AUTHOR)],
    "end-moving-code": [Row(departure_to_school, posts=AUTHOR)],
    "moving": [Row(moving_code, EVERYBODY), Row(lambda world: ["no-such-code"], EVERYBODY)],
    "arrived": [Row(moving_code, posts=NOBODY)],
    "stop-packing": [Row(departure, posts=AUTHOR)],
    "take-classes": [Row(opens=ADMINISTRATOR)],
    "pack-class": [Row(posts=NOBODY)],  # The office, with a class: hub/portability/tests/test_whole_class.py.
    "packed-class": [Row(lambda world: ["no-such-packing"])],
    "stop-class": [Row(lambda world: ["no-such-packing"], posts=NOBODY)],
    # Bringing a blog here: its owner and their teachers
    "import-wordpress": [Row(mei, HELPERS | AUTHOR), Row(lambda world: ["no-such-blog"])],
    "import-look": [
        Row(arriving, HELPERS | AUTHOR),
        Row(transfer, HELPERS | AUTHOR, ok=302),
        Row(lambda world: ["A" * 22]),
    ],
    "import-progress": [Row(transfer, HELPERS | AUTHOR, ok=302)],
    "import-report": [Row(transfer, HELPERS | AUTHOR)],
    "import-report-csv": [Row(transfer, HELPERS | AUTHOR)],
    "import-differences": [Row(transfer, HELPERS | AUTHOR)],
    "import-choose-text": [Row(lambda world: [world.transfer.public_id, 1], posts=NOBODY)],  # test_differing.py
    **{
        name: [Row(transfer, posts=HELPERS | AUTHOR)]
        for name in ("import-start", "import-release", "import-showcase", "import-undo")
    },
    "blog-settings": [Row(opens=SIGNED_IN)],
    "choose-nickname": [Row(mei, posts=NOBODY)],  # Only where the policy lets students.
    "add-shelf": [Row(mei, posts=AUTHOR)],
    "rename-shelf": [Row(lambda world: ["mei", world.shelf.pk], posts=AUTHOR)],
    "add-menu-line": [Row(mei, posts=AUTHOR)],
    "rename-menu-line": [Row(lambda world: ["mei", 1], posts=NOBODY)],
    "change-menu": [Row(lambda world: ["mei", 1, "up"], posts=NOBODY)],
    **{name: [Row(lambda world: [world.page.public_id], posts=AUTHOR)] for name in ("move-page-up", "move-page-down")},
    # Goals: whoever may see them; changing them: their owner
    "my-goals": [Row(opens=INSIDE)],
    "set-goals": [Row(posts=INSIDE)],
    "goals-of": [Row(student, HELPERS), Row(lambda world: [world.cast.ines.public_id])],
    "goal": [Row(lambda world: [world.goal.public_id], CLASS), Row(lambda world: ["A" * 22])],
    **{
        name: [Row(lambda world: [world.goal.public_id], posts=AUTHOR)]
        for name in ("change-goal", "let-go-of-goal", "take-up-goal")
    },
    "done-towards": [Row(class_post, posts=NOBODY)],
    "not-towards": [Row(class_post, posts=NOBODY)],
    "my-thoughts": [Row(opens=INSIDE)],
    "think-about-time": [Row(opens=INSIDE)],
    "think-about-post": [Row(class_post, AUTHOR), Row(lambda world: ["A" * 22])],
    "think-about-goal": [Row(lambda world: [world.goal.public_id], AUTHOR)],
    "thought": [Row(lambda world: [world.thought.public_id], CLASS), Row(lambda world: ["A" * 22])],
    "change-thought": [Row(lambda world: [world.thought.public_id], AUTHOR)],
    "remove-thought": [Row(lambda world: [world.thought.public_id], posts=AUTHOR)],
    "thought-becomes-goal": [Row(lambda world: [world.thought.public_id], posts=AUTHOR)],
    "think-about-piece": [Row(piece, AUTHOR), Row(lambda world: ["A" * 22])],
    "piece-thought": [Row(lambda world: [world.piece_thought.public_id], CLASS), Row(lambda world: ["A" * 22])],
    "change-piece-thought": [Row(lambda world: [world.piece_thought.public_id], AUTHOR)],
    "piece-thought-becomes-goal": [Row(lambda world: [world.piece_thought.public_id], posts=AUTHOR)],
    "remove-piece-thought": [Row(lambda world: [world.piece_thought.public_id], posts=AUTHOR)],
    "next-steps": [Row(room, AUTHOR)],
    "next-step-becomes-goal": [Row(piece, posts=NOBODY)],
    "try-again": [Row(class_post, AUTHOR), Row(lambda world: ["A" * 22])],
    "tries": [Row(lambda world: [world.another.public_id], CLASS), Row(lambda world: ["A" * 22])],
    "part-tries": [Row(lambda world: [world.another.public_id], posts=AUTHOR)],
    # Building a showcase: its owner
    "my-showcase": [Row(opens=SIGNED_IN)],
    "start-section": [Row(posts=NOBODY)],
    "name-showcase": [Row(posts=AUTHOR)],
    "edit-section": [Row(room, AUTHOR)],
    "add-piece": [Row(room, AUTHOR)],
    "show-section": [Row(room, posts=AUTHOR)],
    "close-section": [Row(room, posts=AUTHOR)],
    "reopen-section": [Row(room, posts=NOBODY)],
    "say-ready": [Row(room, posts=AUTHOR)],
    "want-words": [Row(room, posts=AUTHOR)],
    "share-goals": [Row(room, posts=AUTHOR)],
    "edit-piece": [Row(piece, AUTHOR)],
    "promise-card": [Row(promised, AUTHOR), Row(piece)],
    "keep-promise": [
        Row(lambda world: [*promised(world), SIGNER.signature(world.promised_piece.public_id)], EVERYBODY),
        Row(lambda world: [*promised(world), "A" * 43]),
        Row(lambda world: [*piece(world), SIGNER.signature(world.piece.public_id)]),
    ],
    "call-special": [Row(class_post, posts=AUTHOR)],
    "call-file-special": [Row(lambda world: [world.picture.public_id], posts=AUTHOR)],
    "suggest-special": [Row(class_post, posts=HELPERS)],
    "drop-special": [Row(lambda world: [world.candidate.public_id], posts=AUTHOR)],
    **{name: [Row(piece, posts=AUTHOR)] for name in ("move-piece-up", "move-piece-down", "remove-piece")},
}
