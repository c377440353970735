"""The three formats of a feed. Sources: RSS 2.0, RFC 4287 (Atom), JSON Feed 1.1."""

from __future__ import annotations

import datetime
import json
import re
from typing import IO, Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def serializable(value: Any) -> Any:
    """A text, or a list of texts, without the signs that XML 1.0 has no way to write; anything else as it is."""
    if isinstance(value, str):
        return _NOT_IN_XML.sub("", value)
    return [serializable(part) for part in value] if isinstance(value, list) else value


class JSONFeed(SyndicationFeed):
    """JSON Feed, version 1.1."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[Any], encoding: str) -> None:
        """Write the feed as JSON."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [_json_item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False, indent=1))


class SteadyFeed(SyndicationFeed):
    """A feed whose date changes with what is in it, so that an empty one is the same each time."""

    def latest_post_date(self) -> datetime.datetime:
        """The newest date of an item; without items, `since`."""
        since: datetime.datetime = self.feed["since"]
        return super().latest_post_date() if self.items else since


class RSSFeed(SteadyFeed, Rss201rev2Feed):
    """RSS 2.0; authors by name, as nobody's e-mail address is in a feed."""

    content_type = "application/rss+xml; charset=utf-8"


class AtomFeed(SteadyFeed, Atom1Feed):
    """Atom."""

    content_type = "application/atom+xml; charset=utf-8"


FORMATS: dict[str, type[RSSFeed] | type[AtomFeed] | type[JSONFeed]] = {
    "rss": RSSFeed,
    "atom": AtomFeed,
    "json": JSONFeed,
}


def _json_item(item: dict[str, Any]) -> dict[str, Any]:
    shown = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_html": item["description"],
        "date_published": rfc3339_date(item["pubdate"]),
        "date_modified": rfc3339_date(item["updateddate"]),
        "tags": list(item["categories"]),
    }
    return shown | ({"authors": [{"name": item["author_name"]}]} if item["author_name"] else {})
