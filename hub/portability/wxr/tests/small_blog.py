"""What the small blog of the tests holds, as it stands in converted texts (see conftest.answers)."""

UP = "https://blogs.example/mei/wp-content/uploads/sites/9/2026/09/"
LAVA, ASH, BOOM, FILM, PLAN = (f"media-{number}".ljust(22, "_") for number in (11, 12, 13, 14, 15))
VOLCANO = "entry-3".ljust(22, "_")
LAVA_FIGURE = f'<figure><img data-media="{LAVA}" alt="lava alt"><figcaption>Hot!</figcaption></figure>'
ASH_FIGURE = f'<figure><img data-media="{ASH}" alt="ash alt"></figure>'
FILM_AT_YOUTUBE = (
    '<figure data-embed="youtube" data-id="aqz-KE-bpKQ"><a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ">'
    "https://www.youtube.com/watch?v=aqz-KE-bpKQ</a></figure>"
)


def joined(html: str) -> str:
    """Line ends between blocks mean nothing."""
    return html.replace(">\n<", "><")


def block(name: str, inner: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes + ' ' if attributes else ''}-->{inner}<!-- /wp:{name} -->"
