"""What `hub serve` says once it answers.

An app that has something to say when the hub starts, such as the one-time link of an empty hub,
adds a function in its `AppConfig.ready`:

    from hub.jobs import serving
    serving.announcements.append(set_up_link)

    def set_up_link(address: str) -> list[str]:
        "Lines to print; `address` is the hub's own, as http://127.0.0.1:8000, without a slash at the end."

It is called on every start, after the first answer, and may use the database. An empty list prints nothing.
"""

from collections.abc import Callable

Announcement = Callable[[str], list[str]]
announcements: list[Announcement] = []


def lines(address: str) -> list[str]:
    """Everything there is to say about a hub at `address`, in the order in which it was added."""
    return [line for announce in announcements for line in announce(address)]
