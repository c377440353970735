"""The hub's own pages."""

from hub.portal.views.classes import classes, classroom
from hub.portal.views.hub import hub
from hub.portal.views.search import search, search_at_once
from hub.portal.views.showcases import showcases

__all__ = ["classes", "classroom", "hub", "search", "search_at_once", "showcases"]
