"""Mei's blog as the design's pictures show it: 47 posts on these shelves, 25 in this year, 14 and 8 before."""

from __future__ import annotations

from hub.portal.demonstration.texts import Text
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Writer, write

ON_SHELVES = {"science": 14, "art": 11, "writing": 8, "maths": 6, "technology": 5, "how-im-doing": 3}
IN_YEARS = (8, 14, 25)
HER_WORDS = {
    "science": ["birds", "triangles", "bridge", "I was wrong"],
    "art": ["blue", "paper", "birds"],
    "writing": ["birds", "how I did it"],
    "maths": ["triangles", "I was wrong"],
    "technology": ["bridge", "how I did it"],
    "how-im-doing": ["I was wrong"],
}


def plan_mei(world: World, writer: Writer, stock: list[Text]) -> None:
    """Add to her posts that are written by hand until the shelves are as full as in the pictures."""
    mei = world.members["mei"]
    hers = [one for one in writer.planned if one.member is mei]
    pictures = {name for one in hers for name in one.pictures}
    wanted = [slug for slug, count in ON_SHELVES.items() for _ in range(count)]
    for one in hers:
        wanted.remove(next(slug for slug in one.shelves if slug in ON_SHELVES))
    world.dice.shuffle(wanted)
    left = list(IN_YEARS)
    for one in hers:
        left[world.year_of(one.entry.published_at or world.now)] -= 1
    hers_to_write = [text for text in stock if text.picture not in pictures and not text.language]
    used: set[str] = set()
    for year, count in enumerate(left):
        grade = 4 + year
        for shelf in [wanted.pop() for _ in range(min(max(count, 0), len(wanted)))]:
            fitting = [text for text in hers_to_write if text.shelves == [shelf] and text.title not in used]
            text = min(fitting, key=lambda text: min(abs(grade - one) for one in text.grades))
            used.add(text.title)
            last = min(one.entry.published_at for one in hers if one.entry.published_at)
            at = min(world.moment_in(year), last) if year == world.this_year else world.moment_in(year)
            planned = write(world, writer, mei, text, writer.fresh(text) or text.body, at)
            planned.shelves, planned.tags = [shelf], world.dice.sample(HER_WORDS[shelf], 1)
