"""The desk."""

from hub.desk.views.assignments import (
    change_assignment,
    choose_assignment,
    end_giving,
    give_assignment,
    take_change,
    tick_step,
)
from hub.desk.views.bin import bin_entry, my_bin, restore_entry
from hub.desk.views.blog_settings import add_shelf, blog_settings, move_page, rename_shelf
from hub.desk.views.class_bin import class_bin, rescue
from hub.desk.views.class_progress import class_progress
from hub.desk.views.class_sort import file_posts, sort_class, undo_filing
from hub.desk.views.class_wall import my_class, teach_class
from hub.desk.views.desk import desk, my_blog
from hub.desk.views.feedback import feedback, feedback_seen, say_feedback
from hub.desk.views.guess import guess_place
from hub.desk.views.held_answers import held_answer, held_answers
from hub.desk.views.hello import hello_seen, say_hello, undo_hello
from hub.desk.views.history import bring_back, earlier_text, entry_history
from hub.desk.views.keep import keep_entry
from hub.desk.views.letters import letter_home, letters_home, preview_letter, send_letters
from hub.desk.views.library import bin_file, my_file, my_media, restore_file
from hub.desk.views.mentoring import begin_mentorship, end_mentorship, mentor_of, mentoring
from hub.desk.views.menu import add_menu_line, change_menu, rename_menu_line
from hub.desk.views.nickname import choose_nickname
from hub.desk.views.promises import class_promises
from hub.desk.views.publish import publish_entry, withdraw_entry
from hub.desk.views.school_progress import school_progress, school_progress_table
from hub.desk.views.shelves import change_shelf, merge_shelf, put_up_shelf, shelves
from hub.desk.views.simple_writing import simple_writing
from hub.desk.views.sort import filed_seen, sort_entry, sort_posts
from hub.desk.views.together import entry_readers, leave_entry, posted_seen
from hub.desk.views.trust import trust
from hub.desk.views.waiting import ask_for_change, hold, let_in, let_in_together, undo_decision, waiting
from hub.desk.views.who_is_in_it import who_is_in_it
from hub.desk.views.words import merge_words, my_words, rename_word
from hub.desk.views.write import write, write_entry

__all__ = [
    "add_menu_line",
    "add_shelf",
    "ask_for_change",
    "begin_mentorship",
    "bin_entry",
    "bin_file",
    "blog_settings",
    "bring_back",
    "change_assignment",
    "change_menu",
    "change_shelf",
    "choose_assignment",
    "choose_nickname",
    "class_bin",
    "class_progress",
    "class_promises",
    "desk",
    "earlier_text",
    "end_giving",
    "end_mentorship",
    "mentor_of",
    "mentoring",
    "entry_history",
    "entry_readers",
    "feedback",
    "feedback_seen",
    "file_posts",
    "filed_seen",
    "give_assignment",
    "guess_place",
    "hello_seen",
    "hold",
    "held_answer",
    "held_answers",
    "letter_home",
    "letters_home",
    "preview_letter",
    "send_letters",
    "keep_entry",
    "leave_entry",
    "let_in",
    "let_in_together",
    "merge_shelf",
    "merge_words",
    "move_page",
    "my_bin",
    "my_blog",
    "my_class",
    "my_file",
    "my_media",
    "my_words",
    "posted_seen",
    "publish_entry",
    "put_up_shelf",
    "rename_menu_line",
    "rename_shelf",
    "rename_word",
    "rescue",
    "restore_entry",
    "restore_file",
    "say_feedback",
    "say_hello",
    "school_progress",
    "school_progress_table",
    "shelves",
    "simple_writing",
    "sort_class",
    "sort_entry",
    "sort_posts",
    "take_change",
    "teach_class",
    "tick_step",
    "trust",
    "undo_decision",
    "undo_filing",
    "undo_hello",
    "waiting",
    "who_is_in_it",
    "withdraw_entry",
    "write",
    "write_entry",
]
