"""What a page says, as the text of a room or of the way into one."""

from __future__ import annotations

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.text.markup import escape, start
from hub.text.references import media_ids


def text_of_page(page: Entry) -> str:
    """Its words; above them its featured picture with the caption, unless that stands in them already. Fetch with
    `featured`."""
    picture = page.featured
    if picture is None or picture.kind != MediaFile.Kind.IMAGE or picture.public_id in media_ids(page.body):
        return page.body
    alt = "" if picture.is_decorative else picture.alternative
    shown = start("img", {"data-media": picture.public_id, "alt": alt})
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return "\n".join(filter(None, (f"<figure>{shown}{caption}</figure>", page.body)))
