"""What the pattern page shows of a blog and of a post."""

from types import SimpleNamespace as Thing
from typing import Any

from hub.design.parts.forms import WordsForm
from hub.design.parts.invented import card, person, picture


def blog_parts() -> dict[str, Any]:
    """The head of a blog, its cards and its side column."""
    counts = [("Everything", 47), ("Science", 14), ("Art", 11), ("Writing", 8), ("Maths", 6), ("Technology", 5)]
    return {
        "blog": Thing(
            title="Mei’s field notes",
            url="#",
            tagline="I write down what I notice. Some of it is about birds.",
            person=person("Mei"),
            facts=["Class 6B", "47 posts", "since Grade 4"],
        ),
        "shelves": [Thing(label=label, count=count, url="#", on=label == "Everything") for label, count in counts],
        "showcase_door": Thing(number=6, title="Step into my showcase", line="7 pieces, 3 goals", over="", url="#"),
        "lead": card(
            "Five blues for one kingfisher",
            "kingfisher",
            shelf="Art",
            when="Tuesday",
            reading="2 minutes to read",
            comments=7,
            ribbon="did-well",
            excerpt="I looked at a real one for an hour before I drew anything. It only sat still when I did, "
            "so I had to learn that first.",
        ),
        "cards": [
            card("Bridge three did not fall", "bridge", comments=12),
            card("My guess about the beans was wrong", "chart", comments=5),
            card(
                "My goals at half-time",
                shelf="How I’m doing",
                when="12 January",
                comments=3,
                excerpt="I said I would ask one question a day. I have asked 31. Some of them were “can you say "
                "that again”, but my teacher says that counts.",
            ),
            card("Moon Cave: my maze got too hard", "game", "Tomas", "Class 6B", shelf="Technology", comments=14),
        ],
        "years": [
            Thing(
                label="Grade 6",
                span="2026–27",
                url="#",
                count=25,
                on=True,
                bars=[14, 22, 18, 9, 28, 18, 4],
                months=[
                    Thing(label="September 2026", url="#", count=11),
                    Thing(label="October 2026", url="#", count=14),
                ],
            ),
            Thing(label="Grade 5", span="2025–26", url="#", count=14, on=False, bars=[5, 10, 10, 14, 5, 14, 10]),
            Thing(label="Grade 4", span="2024–25", url="#", count=8, on=False, bars=[5, 5, 10, 5, 5, 10]),
        ],
        "words": [
            Thing(label=word, url="#") for word in ("birds", "bridge", "I was wrong", "paper", "blue", "triangles")
        ],
        "people": [
            Thing(person=person("Tomas"), line="Moon Cave is finished", url="#"),
            Thing(person=person("Kofi"), line="Why bread has holes", url="#"),
            Thing(person=person("Lina"), line="A poem about ropes", url="#"),
        ],
    }


def post_parts() -> dict[str, Any]:
    """What stands around and below a post."""
    bread = Thing(url="#", title="Why bread has holes", whose="Kofi")
    reply = Thing(
        id="2",
        person=person("Mei"),
        role="wrote this",
        when="Friday",
        is_author=True,
        reply_url="#",
        change_url="#",
        text="Bridge two was squares. It leaned and leaned. I think your bread post is about triangles too!",
    )
    return {
        "work": Thing(picture=picture("bridge"), ribbon="", moulding="oak", time="", caption="Picture by Tomas."),
        "credits": [
            Thing(text="Bridge photo: Tomas, used with permission", url="", licence="", rights=""),
            Thing(text="Truss drawing idea: “Bridges”, CC BY 4.0", url="", licence="openly licensed", rights="#"),
        ],
        "earlier": Thing(url="#", title="My guess about the beans was wrong", picture=picture("chart")),
        "later": Thing(url="#", title="Five blues for one kingfisher", picture=picture("kingfisher")),
        "comments": [
            Thing(
                id="1",
                person=person("Kofi"),
                role="8B",
                when="Friday",
                reply_url="#",
                last_post=bread,
                replies=[reply],
                text="I noticed you waited a night for the glue. I never wait. What was different about bridge two?",
            ),
            Thing(
                id="3",
                person=person("Rosa"),
                role="teacher",
                when="Saturday",
                reply_url="#",
                text="You found the place where it breaks before you fixed it. That is what engineers do.",
            ),
            Thing(
                id="4",
                person=person("Finn"),
                role="4B",
                when="today",
                text="Can I have the bucket when you are done",
                waiting="Waiting for a teacher. Only you and Finn see this.",
            ),
        ],
        "own_reactions": Thing(
            counts=[],
            action="#",
            kinds=[
                Thing(label="Thank you", value="thanks", given=False),
                Thing(label="Made me think", value="thinking", given=True),
                Thing(label="Well explained", value="clear", given=False),
            ],
            who_knows="Only Mei will see how many.",
        ),
        "told_reactions": Thing(counts=[Thing(label="Thank you", count=3), Thing(label="Well explained", count=1)]),
        "words_form": WordsForm(),
        "starters": ["I noticed", "I wonder", "It reminds me of"],
        "embed": Thing(
            player="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa",
            provider_name="YouTube",
            label="How a bridge bends",
            url="#",
        ),
        "file": Thing(url="#", name="My measurements.ods", size="24 kB"),
    }
