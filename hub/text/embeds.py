"""Films and slides of other places: the list of those allowed, each known by provider and id only."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit


@dataclass(frozen=True)
class Provider:
    """A place whose things can be named by an id alone. Without a player it is shown as a link."""

    key: str
    name: str
    hosts: frozenset[str]
    id_pattern: re.Pattern[str]
    find_id: Callable[[SplitResult], str | None]
    watch_address: Callable[[str], str]
    player: str | None

    def player_address(self, embed_id: str) -> str | None:
        """What a frame loads after the reader's click."""
        if self.player is None:
            return None
        first, _, secret = embed_id.partition("/")
        return self.player.format(first) + (f"?h={secret}" if secret else "")


@dataclass(frozen=True)
class Embed:
    """One film or one set of slides at a provider's."""

    provider: str
    provider_name: str
    id: str
    title: str
    watch_address: str
    player_address: str | None


def _youtube_id(address: SplitResult) -> str | None:
    parts = address.path.strip("/").split("/")
    if address.hostname == "youtu.be":
        return parts[0]
    if parts == ["watch"]:
        return parse_qs(address.query).get("v", [""])[0]
    if len(parts) == 2 and parts[0] in ("embed", "shorts", "live", "v"):
        return parts[1]
    return None


def _vimeo_id(address: SplitResult) -> str | None:
    path = address.path.strip("/")
    if address.hostname != "player.vimeo.com":
        return path
    if not path.startswith("video/"):
        return None
    secret = parse_qs(address.query).get("h", [""])[0]
    return path.removeprefix("video/") + (f"/{secret}" if secret else "")


def _google_id(folder: str) -> Callable[[SplitResult], str | None]:
    def find_id(address: SplitResult) -> str | None:
        parts = address.path.strip("/").split("/")
        if parts[:2] != [folder, "d"]:
            return None
        return "/".join(parts[2:4]) if parts[2:3] == ["e"] else "".join(parts[2:3])

    return find_id


def _google_watch(folder: str) -> Callable[[str], str]:
    def watch_address(embed_id: str) -> str:
        # What was published to the web has an id of its own kind and another page.
        page = "pub" if embed_id.startswith("e/") else "view"
        return f"https://docs.google.com/{folder}/d/{embed_id}/{page}"

    return watch_address


_GOOGLE_ID = re.compile(r"(?:e/)?[A-Za-z0-9_-]{20,100}")
_GOOGLE_HOSTS = frozenset({"docs.google.com"})
PROVIDERS = {
    provider.key: provider
    for provider in (
        Provider(
            "youtube",
            "YouTube",
            frozenset(
                {
                    *("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"),
                    *("youtube-nocookie.com", "www.youtube-nocookie.com"),
                }
            ),
            re.compile(r"[A-Za-z0-9_-]{11}"),
            _youtube_id,
            "https://www.youtube.com/watch?v={}".format,
            "https://www.youtube-nocookie.com/embed/{}",
        ),
        Provider(
            "vimeo",
            "Vimeo",
            frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
            re.compile(r"[0-9]{4,12}(?:/[0-9a-f]{6,20})?"),
            _vimeo_id,
            "https://vimeo.com/{}".format,
            "https://player.vimeo.com/video/{}",
        ),
        Provider(
            "google-slides",
            "Google Slides",
            _GOOGLE_HOSTS,
            _GOOGLE_ID,
            _google_id("presentation"),
            _google_watch("presentation"),
            None,
        ),
        Provider(
            "google-docs",
            "Google Docs",
            _GOOGLE_HOSTS,
            _GOOGLE_ID,
            _google_id("document"),
            _google_watch("document"),
            None,
        ),
    )
}


def by_id(provider: str, embed_id: str, title: str = "") -> Embed | None:
    """The embed of this provider and id; None when the provider is not allowed or the id has another shape."""
    known = PROVIDERS.get(provider)
    if known is None or not known.id_pattern.fullmatch(embed_id):
        return None
    return Embed(known.key, known.name, embed_id, title, known.watch_address(embed_id), known.player_address(embed_id))


def find(address: str) -> Embed | None:
    """The embed behind an address that somebody pasted; None when it is not one of the allowed.

    Hosts are compared whole, so a look-alike (youtube.com.films.example) is not taken for the real one.
    """
    address = address.strip()
    try:
        parts = urlsplit("https:" + address if address.startswith("//") else address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or port is not None or "@" in parts.netloc or "\\" in address:
        return None
    for provider in PROVIDERS.values():
        if parts.hostname in provider.hosts and (embed_id := provider.find_id(parts)):
            return by_id(provider.key, embed_id)
    return None
