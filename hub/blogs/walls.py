"""What the colours of a wall are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WALLS = {
    "kingfisher": _("Kingfisher"),
    "ultramarine": _("Ultramarine"),
    "viridian": _("Viridian"),
    "madder": _("Madder"),
    "marigold": _("Marigold"),
    "plum": _("Plum"),
    "brick": _("Brick"),
    "graphite": _("Graphite"),
}


def walls_to_choose(chosen: str) -> list[dict[str, object]]:
    """The context of design/_wall_choice.html."""
    return [{"value": name, "label": words, "on": name == chosen} for name, words in WALLS.items()]
