"""Write the search words of all entries, rooms, comments and reflections anew."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.blogs.models import Entry
from hub.search.indexing import index_entries
from hub.search.part_words import index_all_parts


class Command(BaseCommand):
    """For after a restore, or when the way words are cut has changed."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        number = index_entries(Entry.objects.all())
        parts = index_all_parts()
        self.stdout.write(f"{number} entries can be found, and {parts} parts of rooms, comments and reflections.")
