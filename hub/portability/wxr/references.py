"""What a text refers to, as the converter asks for it; whoever stores the import answers."""

from typing import NamedTuple, Protocol


class Described(NamedTuple):
    """What is known of a medium of the hub: the words for it (the caption is HTML), and what it is.

    `kind` is "picture", "sound", "film" or "file" (embedding.kind_of tells it from an address).
    """

    alt: str = ""
    caption: str = ""
    name: str = ""
    kind: str = "picture"


class References(Protocol):
    """Turns addresses and numbers of the old blog into public ids of the hub."""

    def media_for(self, which: str | int) -> str | None:
        """The public id of the medium with this address (in any form and size) or attachment number."""
        ...

    def entry_for(self, address: str) -> tuple[str, str] | None:
        """The public id of the entry at this address and the fragment in it."""
        ...

    def attached(self, number: int) -> list[int]:
        """The numbers of all media attached to an item, in their order (menu_order, then number)."""
        ...

    def described(self, media_id: str) -> Described:
        """The words for a medium that media_for named."""
        ...

    def reusable(self, number: int) -> str | None:
        """The content of a reusable block (an item of the type wp_block)."""
        ...

    def absolute(self, address: str) -> str:
        """A relative address in full (OwnAddresses.absolute)."""
        ...

    def is_own_upload(self, address: str) -> bool:
        """Whether an address is a file of the imported blog, even one that is missing (OwnAddresses.is_own_upload)."""
        ...


class NoReferences:
    """Knows nothing: every address stays outside."""

    def media_for(self, which: str | int) -> str | None:
        return None

    def entry_for(self, address: str) -> tuple[str, str] | None:
        return None

    def attached(self, number: int) -> list[int]:
        return []

    def described(self, media_id: str) -> Described:
        return Described()

    def reusable(self, number: int) -> str | None:
        return None

    def absolute(self, address: str) -> str:
        return address

    def is_own_upload(self, address: str) -> bool:
        return False
