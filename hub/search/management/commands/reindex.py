"""Write the search words of all entries anew."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.blogs.models import Entry
from hub.search.indexing import index_entries


class Command(BaseCommand):
    """For after a restore, or when the way words are cut has changed."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        number = index_entries(Entry.objects.all())
        self.stdout.write(f"{number} entries can be found.")
