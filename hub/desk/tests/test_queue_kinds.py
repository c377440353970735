"""The twelve kinds of things that wait: all found together, each looked at for few questions to the database."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Guest
from hub.desk.queue import gather
from hub.reflections.models import Thought
from hub.safety.models import Report, Worry
from hub.showcase.models import Piece, PieceThought, RoomLink, Section
from samples.cast import Cast
from tests.world import World, build_world, greet, say, say_of_piece

MOST = 12


def let_wait(world: World) -> dict[str, str]:
    """One of each kind: some of its words, as the line of the queue and the page of the thing show them."""
    cast, mei, tomas = world.cast, world.cast.mei, world.cast.tomas
    world.open_post.revise("A kingfisher", "<p>It waits above the water.</p>", by=mei)
    say(cast, world.open_post, tomas, "What a beak!")
    heard = say(cast, world.open_post, tomas, "It dives.", let_in=True)
    heard.change("It dives well.", viewer=cast.viewer(tomas))
    say_of_piece(cast, world.piece, tomas, "A wall of water.")
    greet(cast, world.room, tomas, "Three times through.")
    for number, words in enumerate(("What a crab!", "See www.a.example and www.b.example")):
        who = {"name": "Sam", "email": "sam@example.org", "site": "", "network": f"198.51.100.{number}"}
        Guest.write(world.open_post, words, **who, key=f"{number}" * 22)
    other = Section.start(cast.blogs["Mei"], cast.grade_8, by=mei)
    other.title = "A room by the sea"
    other.save(update_fields=["title"])
    other.show(by=mei, audience="everyone")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    RoomLink.make(world.room, by=mei, viewer=cast.viewer(mei), ends_on=tomorrow)
    Report.make(world.comment, by=mei, reason="unkind")
    Worry.hand_to_lead(world.page, "Nobody is there.", writer=mei)
    said = {"school": cast.school, "student": mei, "kind": "hard", "audience": "class"}
    for about in ({"goal": world.goal, "words": "It was loud."}, {"piece": world.piece, "words": "To stop in time."}):
        model = PieceThought if "piece" in about else Thought
        model.objects.create(**said, **about, approval=Approval.objects.create(school=cast.school))
    return {
        "thought": "It was loud.",
        "piece_thought": "To stop in time.",
        "entry": "The street where I walk",
        "change": "above",
        "room": "A room by the sea",
        "comment": "What a beak!",
        "rewording": "well",
        "remark": "A wall of water.",
        "greeting": "Three times through.",
        "guest": "What a crab!",
        "junk": "See www.a.example",
        "link": "Whoever has it sees the room",
        "report": "I have seen that crab!",
        "worry": "The safeguarding lead reads this",
    }


@pytest.mark.thorough
def test_each_kind_of_thing_is_looked_at_for_few_questions(client: Client, cast: Cast):
    world = build_world(cast)
    words = let_wait(world)
    client.force_login(cast.ines)
    client.get("/waiting/")

    rows = {row.kind: row for row in gather(cast.viewer(cast.ines)) if row.line != "Is it a waiting comment?"}

    assert set(rows) == set(words)
    for kind, row in rows.items():
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/waiting/", {"at": row.key}).content.decode()
        look, _list = page.split('<section class="queue__side"')
        assert words[kind] in look, kind
        assert row.place in look, kind
        assert ("gets one of these" in look) is (kind not in {"guest", "junk", "link", "worry"}), kind
        assert len(asked) <= MOST, f"{kind}: {len(asked)}"
        assert not row.url or client.get(row.url).status_code == 200, kind


def test_reflections_are_read_first_where_their_teacher_reads_what_they_are_about(client: Client, cast: Cast):
    world = build_world(cast)
    told = {"school": cast.school, "student": cast.mei, "kind": "hard", "audience": "class"}
    waits = [Approval.objects.create(school=cast.school) for _number in range(3)]
    draft = Entry.start(cast.blogs["Mei"], by=cast.mei, title="Not yet for anybody", body="<p>No.</p>")
    Thought.objects.create(entry=draft, words="About my draft.", approval=waits[0], **told)
    Thought.objects.create(period="May", words="Sometimes I want to die.", approval=waits[1], **told)
    piece = Piece.objects.create(section=world.room, entry=draft)
    on_wall = PieceThought.objects.create(piece=piece, words="It hangs here.", approval=waits[2], **told)

    client.force_login(cast.ines)
    there = [row.key for row in gather(cast.viewer(cast.ines)) if "thought" in row.kind]
    pages = [client.get("/waiting/", {"at": key}).content.decode() for key in there]
    pages.append(client.get(on_wall.get_absolute_url()).content.decode())

    assert any("It hangs here." in page for page in pages)
    for page in pages:
        assert not any(words in page for words in ("About my draft.", "want to die", draft.title))


def test_the_words_of_a_worry_are_there_for_who_helps_alone(client: Client, cast: Cast):
    world = build_world(cast)
    let_wait(world)

    for person, reads in ((cast.ines, False), (cast.daniel, True)):
        client.force_login(person)
        page = client.get("/waiting/", {"of": "reports"}).content.decode()
        assert "With the lead" in page
        assert ("Nobody is there." in page) is reads, person
