"""What the pattern page shows of building and presenting a room."""

from types import SimpleNamespace as Thing
from typing import Any

from hub.design.parts.invented import ACCENTS, SIZES, picture

LAYOUTS = {
    "gallery": "Gallery",
    "one-wall": "One wall",
    "stories": "Stories",
    "cards": "Index cards",
    "timeline": "Timeline",
    "big": "Big pictures",
}


def making_parts() -> dict[str, Any]:
    """Steps, the picture wall, a presentation."""
    words = ("Goals", "Reflections", "Choose work", "Labels", "Look and share")
    titles = ("The harbour", "Five blues", "Bridge three", "Printing leaves", "Moon Cave", "My guess was wrong")
    return {
        "builder_steps": [Thing(word=word, then="", done=place < 2, on=place == 2) for place, word in enumerate(words)],
        "wall_works": [
            Thing(
                value=art,
                title=title,
                picture=picture(art),
                on=place < 2,
                number=place + 1,
                ribbon="proud" if place < 2 else "",
            )
            for place, (art, title) in enumerate(zip(SIZES, titles, strict=True))
        ]
        + [Thing(value="goals", title="My goals at half-time", picture=None, on=False, number="", ribbon="")],
        "layouts": [Thing(value=value, label=label, on=value == "gallery") for value, label in LAYOUTS.items()],
        "walls": [Thing(value=name, label=name.capitalize(), on=name == "plum") for name in ACCENTS],
        "marks": ["done", "done", "here", "", "", "", ""],
    }
