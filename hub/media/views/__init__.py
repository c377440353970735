"""The doors of the media app."""

from hub.media.views.media_file import answer_with_file, media_file
from hub.media.views.upload import upload
from hub.media.views.uploads import finish_upload, upload_part, uploads

__all__ = ["answer_with_file", "finish_upload", "media_file", "upload", "upload_part", "uploads"]
