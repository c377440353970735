"""A blog as readers see it."""

from hub.reading.views.archives import category, grade, month, tag
from hub.reading.views.as_chosen import piece_as_chosen
from hub.reading.views.blog import blog
from hub.reading.views.book import remove_greeting, sign_book
from hub.reading.views.editions import edition, editions, remove_edition, show_edition
from hub.reading.views.entry import entry
from hub.reading.views.look import look_first
from hub.reading.views.paper import paper_of_section
from hub.reading.views.piece_talk import change_piece_comment, comment_on_piece, piece_talk, remove_piece_comment
from hub.reading.views.present import present_section
from hub.reading.views.rehearse import keep_speaking_note, rehearse_section
from hub.reading.views.shared import end_link, room_links, shared_file, shared_room
from hub.reading.views.showcase import section, showcase

__all__ = [
    "blog",
    "category",
    "change_piece_comment",
    "comment_on_piece",
    "edition",
    "end_link",
    "editions",
    "entry",
    "grade",
    "keep_speaking_note",
    "look_first",
    "month",
    "paper_of_section",
    "piece_as_chosen",
    "piece_talk",
    "present_section",
    "rehearse_section",
    "remove_edition",
    "show_edition",
    "remove_greeting",
    "remove_piece_comment",
    "room_links",
    "section",
    "shared_file",
    "shared_room",
    "showcase",
    "sign_book",
    "tag",
]
