"""What the pattern page shows of a showcase and of the front of the hub."""

from types import SimpleNamespace as Thing
from typing import Any

from hub.design.parts.invented import ACCENTS, RIBBONS, card, person, picture, piece


def room_parts() -> dict[str, Any]:
    """A room of the showcase."""
    rooms = [
        Thing(number=4, line="Grade", state="past", url="#"),
        Thing(number=5, line="Grade", state="past", url="#"),
        Thing(number=6, line="You are here", state="here", url=""),
        Thing(number=7, line="Next year", state="next", url=""),
    ]
    harbour = ("My grandpa asked for a copy. It hangs in his kitchen.", "Wet paper makes soft hills.", "")
    bird = ("I looked at a real one for an hour first.", "Blue is never only blue. I used five.", "Draw it flying.")
    bridge = (
        "It broke two times. The third one held 2.4 kg and I know the reason.",
        "Triangles do not bend. Glue needs a whole night to dry.",
        "I want to test a long bridge with strings instead of sticks.",
    )
    play = ("I was the one with the ropes.", "A good team talks quietly.", "Ask for a speaking part.")
    maze = ("Everyone in 6B got lost in it.", "A game is fun when you almost lose.", "Add a map you have to find.")
    return {
        "room": Thing(
            number=6,
            title="Grade 6: the year I learned to test things",
            sentence="Seven pieces, three goals. Start with the bridge – it’s the one that fell down twice.",
        ),
        "rooms": rooms,
        "goals": [
            Thing(state="met", text="Speak up in group work", said="I asked one question every day for six weeks."),
            Thing(state="part", text="Check my maths before I hand it in", said="The estimate trick helps."),
            Thing(state="notyet", text="Read one book in Japanese", said="I got to page 41."),
        ],
        "lead_piece": piece(
            "The bridge that held 2.4 kg", "bridge", "did-not-work", "oak", "Wooden sticks and glue · Science", bridge
        ),
        "pieces": [
            piece("The harbour at six o’clock", "harbour", "proud", "white", "Watercolour · Art · October", harbour),
            piece("Kingfisher", "kingfisher", "did-well", "oak", "Watercolour · Art · November", bird),
            piece("Our class play, backstage", "", "fun", "oak", "Theatre · May", play),
            piece("Moon Cave, a maze game", "game", "interesting", "black", "Coding · Technology", maze),
        ],
        "book": Thing(
            greetings=[
                Thing(
                    id="1",
                    person=person("Tomas"),
                    role="6B",
                    text="I was there when bridge two fell. You laughed!",
                    reply_url="#",
                    replies=[Thing(id="3", person=person("Mei"), role="whose room it is", text="You laughed first.")],
                ),
                Thing(
                    id="2",
                    person=person("Aiko"),
                    role="family",
                    text="You wrote “not yet” and not “no”.",
                    waiting="Waiting for a teacher. Only you and the teacher see this.",
                    remove_url="#",
                ),
            ]
        ),
        "next_door": Thing(
            number=5, over="Through this door", title="Grade 5 room", line="Six pieces from last year", url="#"
        ),
    }


def hub_parts() -> dict[str, Any]:
    """The front of the hub."""
    doors = [
        ("3A", "Rosa", 24, "ultramarine", "harbour"),
        ("4B", "Daniel", 22, "brick", "chart"),
        ("6B", "Aiko", 24, "viridian", "lino"),
        ("7A", "Tariq", 21, "plum", "bridge"),
        ("8C", "Marta", 25, "madder", "kingfisher"),
        ("9A", "Omar", 19, "marigold", "game"),
    ]
    posters = [
        ("Eight pieces and one that fell off the wall", 8, "madder", "Amara", ["lino", "kingfisher"]),
        ("I like maps more than I thought", 4, "marigold", "Finn", ["chart", "bridge"]),
        ("Looking at light, all year long", 9, "ultramarine", "Priya", ["game", "harbour"]),
    ]
    return {
        "accents": ACCENTS,
        "ribbons": RIBBONS,
        "wall_work": Thing(picture=picture("harbour"), ribbon="proud", moulding="oak", time="", caption=""),
        "wall_label": Thing(
            over="On the wall today",
            title="The harbour at six o’clock",
            meta="Mei, Class 6B · watercolour",
            quote="“Wet paper makes soft hills.”",
        ),
        "fresh": [
            card("The cupboard bean is the tallest. Why?", "chart", "Noah", "Class 3A", when="20 min ago", comments=6),
            card("Moon Cave: my maze got too hard", "game", "Tomas", "Class 6B", when="2 hours ago", comments=14),
            card("Printing leaves with 6B", "lino", "Sofia", "Class 6B", shelf="Art", when="today", comments=5),
        ],
        "filters": [
            Thing(label=label, url="#", on=label == "Everything", count=None, suggested=False)
            for label in ("Everything", "Lower school", "Middle", "Upper")
        ],
        "doors": [
            Thing(name=name, line=teacher, count=f"{count} blogs", url="#", accent=accent, picture=picture(art))
            for name, teacher, count, accent, art in doors
        ],
        "posters": [
            Thing(
                title=title,
                url="#",
                number=grade,
                accent=accent,
                person=person(who),
                place=f"Grade {grade}",
                pictures=[picture(art) for art in arts],
            )
            for title, grade, accent, who, arts in posters
        ],
    }
