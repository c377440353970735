"""The pages on which somebody brings their work here, and takes it along."""

from hub.portability.views.bring import bring
from hub.portability.views.classes import pack_class, packed_class, stop_class, take_classes
from hub.portability.views.differences import choose_text, differences
from hub.portability.views.erase import erase, erasing, erasings
from hub.portability.views.key import signing_key
from hub.portability.views.leave import pack_blog, packed_file, packing, stop_packing, take_along, take_blog
from hub.portability.views.look import look, start
from hub.portability.views.moving import arrived, end_moving_code, moving
from hub.portability.views.progress import progress
from hub.portability.views.release import release
from hub.portability.views.report import report, report_as_csv
from hub.portability.views.showcase import showcase
from hub.portability.views.undo import undo

__all__ = [
    "arrived",
    "bring",
    "choose_text",
    "differences",
    "end_moving_code",
    "erase",
    "erasing",
    "erasings",
    "look",
    "moving",
    "pack_blog",
    "pack_class",
    "packed_class",
    "packed_file",
    "packing",
    "progress",
    "release",
    "report",
    "report_as_csv",
    "showcase",
    "signing_key",
    "start",
    "stop_class",
    "stop_packing",
    "take_along",
    "take_blog",
    "take_classes",
    "undo",
]
