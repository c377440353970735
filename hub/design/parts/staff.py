"""What the pattern page shows of a class, a desk and an import."""

from types import SimpleNamespace as Thing
from typing import Any

from hub.design.parts.invented import person, picture


def staff_parts() -> dict[str, Any]:
    """A teacher’s class, a desk, an import."""
    return {
        "numbers": [
            Thing(count=19, label="posted this week", look=False),
            Thing(count=16, label="reflections finished", look=False),
            Thing(count=5, label="have been quiet", look=True),
        ],
        "students": [
            Thing(
                person=person("Mei"),
                url="#",
                post=Thing(
                    title="Five blues for one kingfisher", url="#", when="Tuesday", picture=picture("kingfisher")
                ),
                unfiled=0,
                goals=["met", "part", "notyet"],
                reflections="3 of 3",
                pieces=["done"] * 6 + ["promised"],
                comments=1,
                action=Thing(label="Open the room", url="#", sun=False),
                more=[Thing(label="Bring a blog here", url="#")],
                is_quiet=False,
            ),
            Thing(
                person=person("Luca"),
                url="#",
                post=None,
                silence="5 weeks ago",
                unfiled=2,
                goals=["", "", ""],
                reflections="0 of 3",
                pieces=["open"] * 7,
                comments=0,
                action=Thing(label="Send a hello", url="#", sun=True),
                is_quiet=True,
            ),
        ],
        "have_answered": [Thing(person=person("Mei"), url="#"), Thing(person=person("Luca"), url="#")],
        "panel": Thing(
            title="My posts",
            action=Thing(label="Sort them", url="#"),
            empty="Nothing yet.",
            rows=[
                Thing(title="Bridge three did not fall", url="#", line="Science · 11 March", picture=picture("bridge")),
                Thing(
                    title="Inside a flower",
                    url="#",
                    line="Not on a shelf yet",
                    badge="Draft",
                    badge_kind="quiet",
                    action=Thing(label="Go on writing", url="#"),
                ),
                Thing(title="Comment by Finn", line="Can I have the bucket?", person=person("Finn"), badge="Waiting"),
            ],
        ),
        "steps": [
            Thing(label="47 posts", state="done"),
            Thing(label="318 pictures and 6 videos", state="now"),
            Thing(label="A page that opens without the internet", state="later"),
        ],
        "report_numbers": [
            Thing(count=39, label="posts", look=False),
            Thing(count=48, label="comments", look=False),
            Thing(count=2, label="left out", look=True),
        ],
        "changed": [Thing(item="The harbour in November", what="A slider became a gallery.")],
        "left_out": [Thing(item="Contact form", what="Forms of a plug-in stay behind.")],
        "tiles": [
            Thing(
                icon="house-duotone",
                title="To keep at home",
                text="One file. Open it on any computer.",
                action="Save the file",
                url="#",
            ),
            Thing(
                icon="door-duotone",
                title="To my next school",
                text="Your new Hub unpacks it.",
                action="Get a moving code",
                url="#",
            ),
            Thing(
                icon="globe-duotone",
                title="To my own blog",
                text="Works with WordPress.",
                action="Save for WordPress",
                url="#",
            ),
            Thing(
                icon="printer-duotone", title="On paper", text="Every room as a book.", action="Make the book", url="#"
            ),
        ],
    }
