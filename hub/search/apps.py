"""Search: one name over two engines."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Listens for changed entries, rooms, goals, comments and reflections."""

    name = "hub.search"
    label = "search"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from hub.blogs.signals import entry_changed, shelf_or_word_renamed
        from hub.search.indexing import entry_has_changed
        from hub.search.part_words import PARTS, part_was_saved
        from hub.search.tasks import shelf_or_word_has_changed

        entry_changed.connect(entry_has_changed, dispatch_uid="index-entry")
        shelf_or_word_renamed.connect(shelf_or_word_has_changed, dispatch_uid="index-shelf-or-word")
        for part in PARTS:
            post_save.connect(part_was_saved, sender=part, dispatch_uid=f"index-{part.__name__}")
