"""Reads our code for ways round the rule: content that is fetched without asking for whom."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import ManyToOneRel

ROOT = Path(__file__).parent.parent

# What an audience decides about, or what is inside of it.
GUARDED = frozenset(
    (
        *(
            "blogs.Blog",
            "blogs.Entry",
            "blogs.Revision",
            "blogs.WorkingCopy",
            "comments.Comment",
            "comments.CommentRevision",
            "comments.Reaction",
            "comments.PrivateWord",
            "comments.Guest",
            "media.MediaFile",
        ),
        *("reflections.Goal", "reflections.Reflection", "showcase.Section", "showcase.Piece"),
        *(
            "reflections.EarlierWording",
            "reflections.Towards",
            "reflections.Thought",
            "reflections.NextStep",
            "reflections.AnotherTry",
        ),
        *("showcase.Candidate", "showcase.SpeakingNote", "showcase.Greeting", "showcase.PieceComment"),
        "showcase.PieceThought",
        *("showcase.Edition", "showcase.EditionGoal", "showcase.EditionPiece", "showcase.RoomLink"),
        "showcase.EditionThought",
        *("assignments.Ask", "assignments.Answer", "assignments.Assignment", "assignments.Giving"),
        *("assignments.Feedback", "safety.Report", "safety.Worry"),
        *("portal.ClassWords", "connections.FollowedPost", "search.PartRow"),
    )
)
NAMES = frozenset(label.split(".")[1] for label in GUARDED)
DOORS = frozenset(
    {"visible_to", "editable_by", "moderated_by", "tended_by", "rescued_by", "first_visible_to", "visible_among"}
)
# What fetches nothing.
HARMLESS = frozenset({"none", "create", "bulk_create", "add", "remove", "set", "clear"})
FETCHES = frozenset(
    (
        *("all", "filter", "exclude", "get", "first", "last", "latest", "earliest", "count", "exists", "values"),
        *("values_list", "iterator", "aggregate", "annotate", "order_by", "in_bulk", "get_or_create", "update"),
        *("update_or_create", "delete", "only", "defer", "distinct", "select_related", "prefetch_related", "posts"),
        *("pages", "drafts", "out", "scheduled", "waiting", "binned", "unfiled", "newest_first", "released"),
        *("promised", "pictures"),
    )
)


@dataclass(frozen=True)
class Finding:
    """One way round: where, in which function, and what stands there."""

    path: str
    function: str
    code: str

    @property
    def place(self) -> str:
        """What the list of exceptions calls it."""
        return f"{self.path}:{self.function}"


def ways_round(source: str, path: str = "") -> list[Finding]:
    """All of them in one module."""
    tree = ast.parse(source)
    chains = set(_chains(tree))
    return [
        Finding(path, function, ast.unparse(node)[:100])
        for function, node in _with_function(tree)
        if (node in chains and _goes_round(node)) or (isinstance(node, ast.Call) and _is_shortcut(node))
    ]


def modules() -> list[Path]:
    """Our modules that are bound to go through the doors: all but the models themselves, migrations and tests."""
    files = sorted((ROOT / "hub").rglob("*.py"))
    return [file for file in files if not {"models", "migrations", "tests"} & set(file.relative_to(ROOT).parts)]


def templates() -> list[Path]:
    """Our templates."""
    return sorted((ROOT / "hub").rglob("templates/**/*.*"))


def queries_in_template(source: str) -> list[str]:
    """What in a template would ask the database for content, or let text through unescaped."""
    names = "|".join(sorted(accessors()))
    asks = re.compile(rf"\b(?:{names}|\w+_set)\.(?:{'|'.join(sorted(FETCHES))})\b|\.objects\b")
    tags = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", source, re.DOTALL)
    return [tag for tag in tags if asks.search(tag) or re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", tag)]


@cache
def accessors() -> frozenset[str]:
    """The names under which content hangs on other rows: `entries`, `comments`, `revisions` …"""
    found = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model and field.related_model._meta.label in GUARDED:
                is_many = isinstance(field, ManyToOneRel) or field.many_to_many
                if is_many:
                    found.add(field.get_accessor_name() if hasattr(field, "get_accessor_name") else field.name)
    return frozenset(name for name in found if name)


def _goes_round(chain: ast.AST) -> bool:
    """Whether a chain of attributes and calls reaches content and passes no door."""
    names = _names(chain)
    if DOORS & set(names):
        return False
    for place, name in enumerate(names[:-1]):
        after = names[place + 1]
        if name in NAMES and after in {"objects", "_default_manager", "_base_manager"}:
            return not (set(names[place + 2 :]) and names[place + 2] in HARMLESS)
        if place and name in accessors() and after in FETCHES:
            return True
    return False


def _is_shortcut(call: ast.Call) -> bool:
    """Whether it is get_object_or_404(Entry, …), or prefetch_related("entries") without saying for whom."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"get_object_or_404", "get_list_or_404"}:
        return isinstance(call.args[0], ast.Name) and call.args[0].id in NAMES
    if name in {"prefetch_related", "prefetch_related_objects"}:
        paths = [part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        return any(set(path.split("__")) & accessors() for path in paths)
    if name == "Prefetch" and isinstance(call.args[0], ast.Constant):
        has_queryset = len(call.args) > 1 or any(keyword.arg == "queryset" for keyword in call.keywords)
        return not has_queryset and bool(set(str(call.args[0].value).split("__")) & accessors())
    return name in {"cursor", "RawSQL", "raw"}


def _names(chain: ast.AST) -> list[str]:
    """`Entry.objects.filter(…).first()` as Entry, objects, filter, first."""
    names: list[str] = []
    node = chain
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            names.append(node.id if isinstance(node, ast.Name) else "?")
            return names[::-1]


def _chains(tree: ast.AST) -> Iterator[ast.expr]:
    """The whole of each chain, so that a part of it is not looked at alone."""
    parts = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Call | ast.Subscript)
        for child in [node.func if isinstance(node, ast.Call) else node.value]
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Call | ast.Subscript) and node not in parts:
            yield node


def _with_function(tree: ast.AST, function: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) else function
        yield inner, node
        yield from _with_function(node, inner)
