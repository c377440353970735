"""The invented work that the pattern page shows. Plain values: what a page hands to the components."""

from typing import Any

from hub.design.parts.forms import form_parts
from hub.design.parts.making import making_parts
from hub.design.parts.reading import blog_parts, post_parts
from hub.design.parts.rooms import hub_parts, room_parts
from hub.design.parts.staff import staff_parts


def everything() -> dict[str, Any]:
    """The context of the pattern page."""
    return {
        **blog_parts(),
        **post_parts(),
        **room_parts(),
        **hub_parts(),
        **staff_parts(),
        **form_parts(),
        **making_parts(),
    }
