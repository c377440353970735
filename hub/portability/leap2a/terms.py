"""The words and addresses of the format (portability.md 4.1, 4.2)."""

from __future__ import annotations

import re

FILE = "leap2a.xml"
VERSION = "http://www.leapspecs.org/2010-07/2A/"
ATOM = "http://www.w3.org/2005/Atom"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
THREAD = "http://purl.org/syndication/thread/1.0"
OWN = "urn:learning-hub:leap2a:1"
"""What only a hub reads: the fields of a record that the format has no word for."""

ARCHIVE = {
    "leap2": "https://web.archive.org/web/20100503000634/http://terms.leapspecs.org",
    "categories": "https://web.archive.org/web/20120819100914/http://wiki.leapspecs.org:80/2A/categories",
    "mahara": "https://wiki.mahara.org/wiki/Developer_Area/Import//Export/LEAP_Extensions",
}
"""The addresses that Mahara knows from 22.10 on; it stops at the others."""
CLASSIC = {
    "leap2": "http://terms.leapspecs.org/",
    "categories": "http://wiki.leapspecs.org/2A/categories/",
    "mahara": "http://wiki.mahara.org/Developer_Area/Import%2F%2FExport/LEAP_Extensions#",
}
"""Those of the specification, and of Mahara before."""

_FAMILIES = (
    ("categories", re.compile(r"leapspecs\.org(:80)?/2A/categories|LEAP2A_categories", re.IGNORECASE)),
    ("leap2", re.compile(r"terms\.leapspecs\.org|LEAP2A_(predicates|types)|cetis\.org\.uk/leap2/terms", re.IGNORECASE)),
    ("mahara", re.compile(r"mahara\.org/.*LEAP_Extensions", re.IGNORECASE)),
)
_BY_PREFIX = {"leap": "leap2", "leap2": "leap2", "leaptype": "leap2", "categories": "categories", "mahara": "mahara"}
_FIXED = {ATOM: "", RDF: "rdf", THREAD: "thread", OWN: "hub"}


def family_of(address: str, prefix: str = "") -> str | None:
    """Which vocabulary a namespace is: "" for Atom, "leap2", "categories", "mahara", "rdf", "thread", "hub"; by its
    address first, by its prefix second (L33)."""
    if address in _FIXED:
        return _FIXED[address]
    for name, pattern in _FAMILIES:
        if pattern.search(address):
            return name
    return _BY_PREFIX.get(prefix)


def ref(sort: str, public_id: str) -> str:
    """What an entry is called in the file: the same each time, and never with a sign that breaks a query (L4)."""
    return f"portfolio:{sort}-{public_id}"
