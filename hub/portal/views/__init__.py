"""The hub's own pages."""

from hub.portal.views.classes import classes, classroom
from hub.portal.views.hub import hub
from hub.portal.views.search import search
from hub.portal.views.showcases import showcases

__all__ = ["classes", "classroom", "hub", "search", "showcases"]
