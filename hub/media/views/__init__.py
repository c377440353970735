"""The doors of the media app."""

from hub.media.views.media_file import media_file
from hub.media.views.upload import upload
from hub.media.views.uploads import finish_upload, upload_part, uploads

__all__ = ["finish_upload", "media_file", "upload", "upload_part", "uploads"]
