"""The few tags that every template may use without loading them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, FileInput
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hub.design.modules import import_map
from hub.ids import new_public_id

register = template.Library()

FACES = Path(__file__).parent.parent / "static" / "design" / "faces"
NO_FACE = "blank"


@cache
def faces() -> tuple[str, ...]:
    """The keys of the drawn portraits a person can choose from, in order."""
    return tuple(sorted(file.stem for file in FACES.glob("*.svg") if file.stem != NO_FACE))


def face_key(person: Any) -> str:
    """The portrait of a person (or of what a view hands over in a person's place) or a key; the grey one when it is
    unknown."""
    key = str((person.get("face") if isinstance(person, dict) else getattr(person, "face", person)) or NO_FACE)
    return key if key in faces() else NO_FACE


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite, named as in icons.txt: `{% icon "star-fill" %}`.

    It is hidden from assistive technology unless it carries a label of its own.
    """
    address = static("design/icons/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, address, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def face(person: Any, size: int = 44, alt: str = "", *, lazy: bool = False) -> SafeString:
    """The drawn portrait of a person (an object with `.face`) or of a key, `size` pixels wide.

    Decorative by default: the first name stands beside it. An unknown key gives the grey portrait. `lazy` is for what
    most never look at: it is fetched when it comes into sight.
    """
    loading = "lazy" if lazy else "eager"
    html = '<img class="face" src="{}" width="{}" height="{}" alt="{}" loading="{}">'
    return format_html(html, face_url(person), size, size, alt, loading)


@register.inclusion_tag("design/_field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """A form's field: label, hint, control and what is wrong with it, tied together for screen readers."""
    return {
        "field": bound,
        "hint": hint,
        "is_checkbox": isinstance(bound.field.widget, CheckboxInput),
        "is_file": isinstance(bound.field.widget, FileInput),
        "is_group": bound.use_fieldset,
    }


@register.simple_tag
def once() -> SafeString:
    """Inside a form: the public id that what it makes will have (hub.ids.sent_key), so that sent twice it makes one."""
    return format_html('<input type="hidden" name="key" value="{}">', new_public_id())


@register.simple_tag(name="import_map")
def show_import_map() -> str:
    """The import map: bare names such as `hub/toast` to the hashed files."""
    return import_map()


@register.filter
def percent_of(part: float, whole: float) -> int:
    """How many percent of the whole this part is, 0 to 100; nothing of nothing is 0."""
    return max(0, min(100, round(100 * part / whole))) if whole else 0


@register.simple_tag
def face_url(person: Any) -> str:
    """The address of a drawn portrait, for pictures inside SVG."""
    return static(f"design/faces/{face_key(person)}.svg")


@register.inclusion_tag("design/_bars.html")
def bars(heights: Sequence[int]) -> dict[str, Any]:
    """Bars of an archive row in a box of 88 by 30, right-aligned; `heights` from 0 to 30, one a month."""
    step, width = 7, 5
    start = 88 - step * len(heights) + (step - width)
    drawn = [
        {"x": start + step * place, "y": 30 - height, "width": width, "height": height}
        for place, height in enumerate(heights)
    ]
    return {"bars": drawn}
