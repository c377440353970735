"""Three things to ask at home, drawn from a child's own goals and pieces."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hub.showcase.models import PieceKind
from hub.text.apart import set_apart

ABOUT_PIECE: dict[str, str | Promise] = {
    PieceKind.PROUD: gettext_lazy("“%(title)s” – what makes you proud of it?"),
    PieceKind.DID_WELL: gettext_lazy("“%(title)s” – what went well, and how did you do that?"),
    PieceKind.INTERESTING: gettext_lazy("“%(title)s” – what is the most interesting thing about it?"),
    PieceKind.FUN: gettext_lazy("“%(title)s” – which part was the most fun?"),
    PieceKind.LEARNED: gettext_lazy("“%(title)s” – what can you do now that you could not do before?"),
    PieceKind.DID_NOT_WORK: gettext_lazy("“%(title)s” – what did you find out when it did not work?"),
}
ABOUT_GOAL: dict[str, str | Promise] = {
    "met": gettext_lazy("You wanted this: “%(title)s”. How did you notice that you had met it?"),
    "part": gettext_lazy("You wanted this: “%(title)s”. Which part of it do you have already?"),
    "notyet": gettext_lazy("You wanted this: “%(title)s”. What would help you with it?"),
    "": gettext_lazy("You want this: “%(title)s”. How is it going?"),
}
ABOUT_NEXT: str | Promise = gettext_lazy("“%(title)s” – you wrote what comes next. When do you start?")
ALWAYS: tuple[str | Promise, ...] = (
    gettext_lazy("Which piece should I look at the longest?"),
    gettext_lazy("What was hard this year, and what did you do about it?"),
    gettext_lazy("What would you like to make next?"),
)
NUMBER = 3
MOST_TOLD_FIRST = (PieceKind.DID_NOT_WORK, PieceKind.PROUD, PieceKind.LEARNED)


def questions_about(goals: list[tuple[str, str]], pieces: list[tuple[str, str, str]]) -> list[str]:
    """Three questions. `goals`: words and state of each; `pieces`: title, kind and next step of each. Only what the
    reader may see is in them. First about what did not work, then about a goal, then about what comes next."""
    named = [piece for piece in pieces if piece[0]]
    named.sort(key=lambda piece: MOST_TOLD_FIRST.index(piece[1]) if piece[1] in MOST_TOLD_FIRST else NUMBER)
    asked = [_about(ABOUT_PIECE[kind], title) for title, kind, _next in named[:1]]
    asked += [_about(ABOUT_GOAL[state], words) for words, state in sorted(goals, key=lambda goal: goal[1] == "met")[:1]]
    asked += [_about(ABOUT_NEXT, title) for title, _kind, following in named[1:] if following][:1]
    asked += [_about(ABOUT_PIECE[kind], title) for title, kind, _next in named[1:]]
    return list(dict.fromkeys([*asked, *map(str, ALWAYS)]))[:NUMBER]


def _about(question: str | Promise, title: str) -> str:
    return str(question) % {"title": set_apart(title)}
