"""Who wrote and how things are filed: what the head of an export declares, and what its items use without that."""

from dataclasses import replace

from hub.portability.wxr.findings import Findings
from hub.portability.wxr.parsing import Raw
from hub.portability.wxr.records import Author, Item, Meta, Term, whole_number
from hub.portability.wxr.titles import plain

_SHAPES = {
    "wp:category": ("category", "wp:category_nicename", "wp:category_parent", "wp:cat_name", "wp:category_description"),
    "wp:tag": ("post_tag", "wp:tag_slug", "", "wp:tag_name", "wp:tag_description"),
    "wp:term": ("", "wp:term_slug", "wp:term_parent", "wp:term_name", "wp:term_description"),
}


class Declarations:
    """Collects authors and terms in file order, each once: newer exports declare categories and tags twice."""

    def __init__(self) -> None:
        self.authors: dict[str, Author] = {}
        self.terms: dict[tuple[str, str], Term] = {}

    def add(self, raw: Raw) -> None:
        if raw.name in _SHAPES:
            term = _term(raw)
            if term.slug:
                self.terms.setdefault((term.taxonomy, term.slug), term)
        else:
            author = _author(raw)
            if author.login or author.name:
                self.authors.setdefault(author.login or author.name, author)

    def use(self, item: Item) -> None:
        """Adds the words and the writer of an item that nobody declared."""
        for use in item.terms:
            if (use.taxonomy, use.slug) not in self.terms:
                self.terms[use.taxonomy, use.slug] = Term(use.taxonomy, use.slug, use.name)
        writers = [item.creator, *(use.slug.removeprefix("cap-") for use in item.words("author"))]
        for login in writers:
            if login and login not in self.authors:
                self.authors[login] = Author(login, login, None, declared=False)

    def settled_terms(self, findings: Findings) -> list[Term]:
        """The terms, those with a missing parent or in a loop of parents moved to the top."""
        settled = []
        for key, term in self.terms.items():
            if term.parent_slug and not self._reaches_top(key):
                findings.note("parent-term", term.name, term.parent_slug)
                term = replace(term, parent_slug="")
            settled.append(term)
        return settled

    def _reaches_top(self, key: tuple[str, str]) -> bool:
        """Whether the parent is there and the line above does not come back to this term."""
        taxonomy, parent = key[0], self.terms[key].parent_slug
        seen: set[str] = set()
        if (taxonomy, parent) not in self.terms:
            return False
        while parent and (taxonomy, parent) in self.terms and parent not in seen:
            seen.add(parent)
            parent = self.terms[taxonomy, parent].parent_slug
        return key[1] not in seen


def _term(raw: Raw) -> Term:
    taxonomy, slug, parent, name, description = _SHAPES[raw.name]
    own = raw.get(slug).strip()
    return Term(
        taxonomy=taxonomy or raw.get("wp:term_taxonomy").strip() or "category",
        slug=own or plain(raw.get(name)),
        name=plain(raw.get(name)) or own,
        parent_slug=raw.get(parent).strip() if parent else "",
        description=plain(raw.get(description)),
        number=whole_number(raw.get("wp:term_id")),
        meta=tuple(Meta(key, value) for key, value in raw.meta),
    )


def _author(raw: Raw) -> Author:
    def line(name: str) -> str:
        return plain(raw.get(name))

    login = line("wp:author_login")
    full = f"{line('wp:author_first_name')} {line('wp:author_last_name')}".strip()
    return Author(
        login=login,
        name=line("wp:author_display_name") or full or login,
        number=whole_number(raw.get("wp:author_id")),
        email=line("wp:author_email"),
    )
