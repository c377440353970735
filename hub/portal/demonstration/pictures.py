"""The pictures of samples/art: taken in once, then hung in many libraries as rows that name the same stored files."""

from __future__ import annotations

from copy import copy

from hub.ids import new_public_id
from hub.media.models import MediaFile, Rendition
from hub.media.resizing import add_renditions
from hub.media.taking_in import take_in
from hub.people.models import Person
from hub.portal.demonstration.texts import ART, table
from hub.portal.demonstration.world import World


class PictureShelf:
    """Gives each person a file of their own for each picture."""

    def __init__(self, world: World) -> None:
        self._masters: dict[str, MediaFile] = {}
        self._given: dict[tuple[int, str], MediaFile] = {}
        coach = world.staff["coach"]
        for name, words in table("alternatives.toml").items():
            with (ART / f"{name}.jpg").open("rb") as file:
                media = take_in(file, school=world.school, owner=coach, name=f"{name}.jpg", alternative=words)
            add_renditions(media)
            self._masters[name] = media

    def give(self, owner: Person, name: str) -> MediaFile:
        """The owner's file of this picture; it is in the database after `save`."""
        key = (owner.pk, name)
        if key not in self._given:
            media = copy(self._masters[name])
            media.pk, media.public_id, media.owner = None, new_public_id(), owner
            media._state = copy(media._state)
            media._state.adding = True
            media.credit_maker, media.licence = owner.first_name, MediaFile.Licence.OWN
            self._given[key] = media
        return self._given[key]

    def save(self) -> None:
        """Write the rows that are not there yet."""
        new = {key: media for key, media in self._given.items() if media._state.adding}
        MediaFile.objects.bulk_create(new.values())
        sizes = {name: list(media.renditions.all()) for name, media in self._masters.items()}
        Rendition.objects.bulk_create(
            Rendition(
                media=media, name=size.name, content_type=size.content_type, width=size.width, height=size.height,
                size=size.size, file=size.file.name,
            )
            for (_owner, name), media in new.items()
            for size in sizes[name]
        )  # fmt: skip
