"""The pattern page shows every component, each renders, and none needs an inline style."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from hub.design import views
from hub.design.parts import invented

DESIGN = Path(__file__).parent.parent
TEMPLATES = DESIGN / "templates" / "design"
PARTIALS = sorted(file.name for file in TEMPLATES.glob("_*.html"))
# Made by a tag, or by another partial, from what those hand over; or shown only to somebody signed in.
INSIDE_ONLY = {"_crumbs.html", "_me_menu.html"}


def a_request(**viewer: Any) -> HttpRequest:
    """A request as the middleware leaves it."""
    request = RequestFactory().get("/parts/")
    vars(request).update(
        school=SimpleNamespace(name="Harbour Hill School"),
        viewer=SimpleNamespace(is_signed_in=bool(viewer), is_staff_member=False, blog_slug="", **viewer),
    )
    return request


def pattern_page() -> str:
    return views.show_parts(a_request()).content.decode()


def sources() -> list[Path]:
    return [*TEMPLATES.rglob("*.html"), *(DESIGN / "templates").glob("*.html")]


@pytest.mark.parametrize("name", PARTIALS)
def test_a_partial_renders_with_nothing_at_all(name):
    if name not in {"_field.html", "_field_help.html", "_field_errors.html"}:
        render_to_string(f"design/{name}", {"icon": "", "tiles": [], "person": "mei"}, a_request())


@pytest.mark.parametrize("name", PARTIALS)
def test_a_partial_says_what_it_needs(name):
    assert re.match(r"\{(#|% comment %)", (TEMPLATES / name).read_text()) or name == "_import_map.html"


@pytest.mark.parametrize("name", PARTIALS)
def test_a_partial_has_its_place_on_the_pattern_page(name):
    if name not in INSIDE_ONLY:
        used = "".join(
            file.read_text() for file in [*sources(), DESIGN / "templatetags" / "design.py", DESIGN / "modules.py"]
        )
        assert f"design/{name}" in used


def test_the_pattern_page_shows_every_accent_and_ribbon():
    page = pattern_page()

    assert all(f'data-accent="{accent}"' in page for accent in invented.ACCENTS)
    assert all(f"ribbon--{kind}" in page for kind in invented.RIBBONS)


def test_the_pattern_page_has_no_inline_style_or_handler():
    page = pattern_page()

    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", page)
    assert "{#" not in page


def test_every_picture_says_what_is_in_it():
    assert all(" alt=" in tag for tag in re.findall(r"<img [^>]*>", pattern_page()))


def test_a_form_that_is_too_old_gets_a_kind_page():
    answer = views.form_too_old(a_request())

    assert answer.status_code == 403
    assert "what you typed is still there" in answer.content.decode()


@pytest.mark.parametrize("name", ["404.html", "403.html", "400.html"])
def test_an_error_page_renders_for_anybody(name):
    assert "</html>" in render_to_string(name, {}, a_request())


def test_the_page_for_our_own_mistakes_needs_no_request():
    assert "</html>" in render_to_string("500.html")


def test_the_bar_shows_the_face_of_who_is_signed_in():
    mei = SimpleNamespace(first_name="Mei", face="mei")

    page = render_to_string("design/base.html", {}, a_request(person=mei))

    assert "design/faces/mei" in page
    assert 'aria-label="Places"' in page


def test_a_stranger_sees_no_tab_bar():
    assert 'aria-label="Places"' not in render_to_string("design/base.html", {}, a_request())


def test_the_page_for_our_own_mistakes_runs_no_script_of_ours():
    assert "importmap" not in render_to_string("500.html")
    assert "importmap" in render_to_string("404.html", {}, a_request())
