"""Feeds: what is new, for feed readers."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """RSS, Atom and JSON feeds."""

    name = "hub.feeds"
    label = "feeds"
