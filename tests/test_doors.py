"""Views, feeds, template tags, jobs, commands and exports reach what people made through the rule, and no other way."""

import ast

import pytest
from django.conf import settings

from tests.doors import ROOT, Finding, modules, queries_in_template, templates, ways_round

# Ways round the rule that are meant, by file and function or by folder; each with the reason why nobody sees more.
EXCEPTIONS: dict[str, str] = {
    "hub/activity/guard.py:stands": "asks for triggers",
    "hub/audience/changes.py:version_of_all": "asks whether anything was written, not what",
    "hub/audience/standing.py:of": "asks what one is at the school, with which the rule begins",
    "hub/blogs/tasks.py:empty_the_bin": "takes away what its owner threw away thirty days ago; shows nothing",
    "hub/comments/counting.py:unanswered": "read_by(viewer), under entries that the viewer sees",
    "hub/comments/counting.py:with_comment_counts": "read_by(viewer), under entries that the viewer sees",
    "hub/desk/library.py:is_used": "asks of one's own file whether it is in use; says no more than yes or no",
    "hub/families/tasks.py:find_answers_to_send": "tells which are to be mailed; the mail asks for whom",
    "hub/jobs/checkup.py:database": "asks whether the database answers",
    "hub/jobs/tasks.py:refresh_statistics": "counts rows for SQLite's planner; shows nothing",
    "hub/media/sweeping.py:sweep_orphans": "compares names of files; shows nothing",
    "hub/media/taking_in.py:take_in": "the same bytes, brought again by the same owner",
    "hub/media/resizing.py:add_playable": "notes how a film plays; media_file asks for whom",
    "hub/media/sweeping.py:empty_bin": "takes away what its owner threw away thirty days ago; shows nothing",
    "hub/media/tasks.py:make_playable": "makes a film anew; media_file asks for whom",
    "hub/media/tasks.py:make_renditions": "makes pixels; media_file asks for whom",
    "hub/portal/front.py:with_pictures": "rooms that the viewer may enter, their pieces, posts that the viewer sees",
    "hub/portability/archive/": "writes what leaving.Belongings fetched for the viewer",
    "hub/portability/leaving/command.py:_blog": "the operator of the hub names the blog",
    "hub/portability/management/commands/export_class.py:_blogs": "the operator names the class",
    "hub/portability/leaving/asked.py:asked_for": "given to the owner, who alone takes it along",
    "hub/portability/leaving/asked.py:answered": "answers of which the viewer sees both posts; names of who asked",
    "hub/portability/leaving/portions.py:_complete": "files of entries that the viewer sees are seen through them",
    "hub/portability/leaving/portions.py:_told_now": "of entries that the viewer sees, as in `_complete`",
    "hub/portability/leaving/belongings.py:goals_are_open": "fetched for the viewer; compared with a stranger’s",
    "hub/portability/leaving/belongings.py:talk": "read_by(viewer), under entries that the viewer sees",
    "hub/reading/entry_page.py:entry_context": "the files of an entry that the viewer sees are seen through it",
    "hub/reading/in_private.py:private_lines": "told_to(viewer), about an entry that the viewer sees",
    "hub/reading/piece_talk.py:with_talk_counts": "read_by(viewer), of pieces that the viewer sees",
    "hub/reading/views/entry.py:entry": "find_entry asks for whom",
    "hub/portability/wxr/writing/": "writes what leaving.Belongings fetched for the viewer",
    "hub/portability/erasing/": "erases one person, whom an administrator named; shows nothing",
    "hub/portability/importing/": "writes into one blog, that the viewer tends or the operator named; shows nothing",
    "hub/reading/views/shared.py:_working": "the secret is the key; viewer_by(link) decides what it opens",
    "hub/search/indexing.py:entry_has_changed": "writes the index; search_entries asks for whom",
    "hub/search/part_words.py": "writes the index; search_parts asks for whom",
    "hub/search/gathering.py:gathered": "for the index; search_entries asks for whom",
    "hub/search/tasks.py:index_all": "writes the index; search_entries asks for whom",
    "hub/search/tasks.py:index_named": "writes the index; search_entries asks for whom",
    "hub/search/management/commands/reindex.py:handle": "writes the index; search_entries asks for whom",
    "hub/portal/demonstration/building.py:build": "it has just been made, and nobody is looking yet",
    "hub/portal/demonstration/looking_after.py:look_after": "it has just been made, and nobody is looking yet",
    "hub/portal/management/commands/demo.py:handle": "tells the operator how much was made",
    "hub/showcase/tasks.py:find_promises_to_remind_of": "each owner is told of their own; shows nothing",
    "hub/showcase/mails.py:promise": "mailed to its owner alone",
    "hub/showcase/views/promise.py:keep_promise": "whoever has the code may bring its picture; shows the piece's title",
    "hub/text/references.py:found": "a dictionary of what the caller fetched for the viewer",
    "hub/text/references.py:link": "a dictionary of what the caller fetched for the viewer",
    "hub/search/asking.py:_among": "finds numbers of rows; search_entries shows only those visible to the viewer",
    "hub/search/asking.py:_holding": "asks of a row; search_entries shows only those visible to the viewer",
    "hub/search/parts.py:_newest": "numbers of rows that visible_to(viewer) let through",
    "hub/search/parts.py:_found_by_postgres": "numbers of rows that visible_to(viewer) let through",
    "hub/search/reach.py:_on": "numbers of blogs, one's own or of one's classes; search_entries asks the rule as well",
    "hub/search/ways.py": "joins questions of search_entries and search_parts, and counts rows to choose a way",
}


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The text of each module, by its path."""
    return {str(file.relative_to(ROOT)): file.read_text() for file in modules()}


@pytest.fixture(scope="module")
def found(sources: dict[str, str]) -> list[Finding]:
    """All ways round the rule."""
    return [finding for path, source in sources.items() for finding in ways_round(source, path)]


def test_the_rule_is_not_gone_round(found: list[Finding]):
    assert not [f"{finding.place}  {finding.code}" for finding in found if not _exception_for(finding.place)]


def test_every_exception_is_still_needed(found: list[Finding]):
    assert set(EXCEPTIONS) == {_exception_for(finding.place) for finding in found}


def test_templates_only_show():
    asking = {str(file.relative_to(ROOT)): queries_in_template(file.read_text()) for file in templates()}

    assert not {path: queries for path, queries in asking.items() if queries}


def test_what_is_open_to_all_says_why(sources: dict[str, str]):
    """A view that nobody needs to sign in for says in its docstring what it is for."""
    silent = [
        f"{path}: {node.name}"
        for path, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and {"login_not_required", "csrf_exempt"} & {_name(decorator) for decorator in node.decorator_list}
        and not ast.get_docstring(node)
    ]

    assert not silent


def test_forms_name_their_fields(sources: dict[str, str]):
    """Nobody sends a form the owner, the answer of a teacher or the school (safety.md C2)."""
    assert not [path for path, source in sources.items() if '"__all__"' in source]


def test_djangos_admin_is_not_there():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


ROUND = [
    "Entry.objects.all()",
    "Entry.objects.filter(slug=slug).first()",
    "manager = Entry.objects",
    "Entry._base_manager.get(pk=1)",
    "get_object_or_404(Entry, slug=slug)",
    "get_object_or_404(Entry.objects.out(now), slug=slug)",
    "blog.entries.all()",
    "blog.entries.posts().count()",
    "entry.comments.filter(binned_at=None)",
    "entry.revisions.first()",
    "[e for e in person.media_files.all()]",
    "Blog.objects.prefetch_related('entries')",
    "queryset.prefetch_related(Prefetch('comments'))",
    "connection.cursor()",
    "class Form:\n    field = ModelChoiceField(queryset=Entry.objects.all())",
]
THROUGH = [
    "Entry.objects.visible_to(viewer).filter(slug=slug).first()",
    "get_object_or_404(Entry.objects.visible_to(request.viewer), slug=slug)",
    "blog.entries.visible_to(viewer).posts()",
    "blog.entries.posts().visible_to(viewer)[:5]",
    "Comment.objects.moderated_by(viewer).count()",
    "queryset.prefetch_related('authors', Prefetch('comments', queryset=Comment.objects.visible_to(viewer)))",
    "Entry.objects.none()",
    "MediaFile.objects.create(owner=person)",
    "form.media",
    "School.objects.all()",
    "entry.authors.all()",
]


@pytest.mark.parametrize("code", ROUND)
def test_a_way_round_is_found(code: str):
    assert ways_round(code)


@pytest.mark.parametrize("code", THROUGH)
def test_the_doors_are_open(code: str):
    assert not ways_round(code)


@pytest.mark.parametrize(
    "tag", ["{% for c in entry.comments.all %}", "{{ blog.entries.count }}", "{{ body|safe }}", "{{ a.b_set.first }}"]
)
def test_a_query_in_a_template_is_found(tag: str):
    assert queries_in_template(tag)


@pytest.mark.parametrize(
    "tag", ["{{ entry.title }}", "{% for comment in comments %}", "{{ form.media }}", "{{ count }}"]
)
def test_showing_is_no_query(tag: str):
    assert not queries_in_template(tag)


def _exception_for(place: str) -> str:
    return place if place in EXCEPTIONS else next((name for name in EXCEPTIONS if place.startswith(name)), "")


def _name(decorator: ast.expr) -> str:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
