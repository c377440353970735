"""Building a showcase."""

from hub.showcase.views.gallery import say_ready, want_words
from hub.showcase.views.next_steps import next_step_becomes_goal, next_steps
from hub.showcase.views.pieces import add_piece, edit_piece, move_piece, remove_piece
from hub.showcase.views.promise import keep_promise, promise_card
from hub.showcase.views.rooms import my_showcase, name_showcase, start_section
from hub.showcase.views.sealing import reopen_section
from hub.showcase.views.section import close_section, edit_section, share_goals, show_section
from hub.showcase.views.special import call_file_special, call_special, drop_special, suggest_special
from hub.showcase.views.thoughts import (
    change_piece_thought,
    piece_thought,
    piece_thought_becomes_goal,
    remove_piece_thought,
    think_about_piece,
)

__all__ = [
    "add_piece",
    "call_file_special",
    "call_special",
    "change_piece_thought",
    "close_section",
    "drop_special",
    "edit_piece",
    "edit_section",
    "keep_promise",
    "move_piece",
    "my_showcase",
    "name_showcase",
    "next_step_becomes_goal",
    "next_steps",
    "piece_thought",
    "piece_thought_becomes_goal",
    "promise_card",
    "remove_piece",
    "remove_piece_thought",
    "reopen_section",
    "say_ready",
    "share_goals",
    "show_section",
    "start_section",
    "want_words",
    "suggest_special",
    "think_about_piece",
]
