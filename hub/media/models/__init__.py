"""Pictures, sound, film and files, with their renditions and credits; and files on their way."""

from hub.media.models.appearance import Appearance
from hub.media.models.media_file import MediaFile, MediaFileQuerySet
from hub.media.models.rendition import Rendition
from hub.media.models.upload import Upload, UploadPart

__all__ = ["Appearance", "MediaFile", "MediaFileQuerySet", "Rendition", "Upload", "UploadPart"]
