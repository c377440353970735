"""Search: one name over two engines."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Listens for changed entries."""

    name = "hub.search"
    label = "search"

    def ready(self) -> None:
        from hub.blogs.signals import entry_changed, shelf_or_word_renamed
        from hub.search.indexing import entry_has_changed
        from hub.search.tasks import shelf_or_word_has_changed

        entry_changed.connect(entry_has_changed, dispatch_uid="index-entry")
        shelf_or_word_renamed.connect(shelf_or_word_has_changed, dispatch_uid="index-shelf-or-word")
