"""Icons, faces, fields and the import map."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.template import Context, Template

from hub.design.modules import import_map_hash, module_files
from hub.design.templatetags.design import faces

STATIC = Path(__file__).parent.parent / "static" / "design"
SPRITE = (STATIC / "icons" / "icons.svg").read_text()
ICON_TAG = re.compile(r"\{% icon \"([a-z0-9-]+)\"")


def rendered(source: str, **context: Any) -> str:
    return Template(source).render(Context(context))


def icon_uses() -> list[tuple[str, str]]:
    """Every icon that a template of the hub names, with the template."""
    hub = Path(settings.BASE_DIR) / "hub"
    return sorted({(name, file.name) for file in hub.rglob("*.html") for name in ICON_TAG.findall(file.read_text())})


def test_an_icon_in_a_template_is_in_the_sprite():
    """What is missing is added to icons.txt; build_icons.py draws it."""
    assert not [f"{name} in {template}" for name, template in icon_uses() if f'id="{name}"' not in SPRITE]


def test_the_sprite_holds_what_its_list_says():
    listed = (Path(__file__).parent.parent / "icons.txt").read_text().split()

    assert re.findall(r'<symbol id="([^"]+)"', SPRITE) == listed


def test_every_icon_is_used_somewhere():
    root = Path(settings.BASE_DIR)
    sources = [file for kind in ("html", "py") for file in (root / "hub").rglob(f"*.{kind}")]
    words = "".join(file.read_text() for file in [*sources, *(root / "editor" / "src").rglob("*.js")])
    listed = (Path(__file__).parent.parent / "icons.txt").read_text().split()

    assert [name for name in listed if f'"{name}"' not in words] == []


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in rendered('{% icon "x-bold" %}')
    assert 'aria-label="Close"' in rendered('{% icon "x-bold" "Close" %}')


def test_a_face_that_nobody_knows_is_grey():
    assert "faces/blank" in rendered('{% face "../secret" 44 %}')
    assert "faces/mei" in rendered('{% face "mei" 44 %}')
    assert "blank" not in faces()


def test_a_field_ties_hint_and_error_to_its_control():
    class CodeForm(forms.Form):
        code = forms.CharField(help_text="Six signs.", min_length=6)

    html = rendered("{% field form.code %}", form=CodeForm({"code": "FOX4"}))

    assert 'aria-describedby="id_code_helptext id_code_error"' in html
    assert 'id="id_code_helptext"' in html
    assert 'id="id_code_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_question():
    class KindForm(forms.Form):
        kind = forms.ChoiceField(label="What is it?", choices=[("post", "A post")], widget=forms.RadioSelect)

    html = rendered("{% field form.kind %}", form=KindForm())

    assert "<fieldset" in html
    assert "<legend" in html


def test_the_import_map_names_our_modules():
    found = re.search(r">(.*)</script>", rendered("{% import_map %}"), re.S)

    assert found
    assert json.loads(found[1])["imports"]["hub/toast"].endswith("design/js/toast.js")


def test_the_hash_of_the_import_map_is_that_of_the_text_between_its_tags():
    found = re.search(r"<script[^>]*>(.*?)</script>", rendered("{% import_map %}"), re.S)

    assert found
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert import_map_hash() == f"'sha256-{digest}'"


def test_start_imports_only_modules_that_exist():
    wanted = re.findall(r'import "(hub/[a-z-]+)"', (STATIC / "js" / "start.js").read_text())

    assert wanted
    assert set(wanted) <= set(module_files())
