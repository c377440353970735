"""Addresses below a blog."""

from django.urls import path, register_converter

from hub.reading import views


class GradeOrShelf:
    """A slug in any script."""

    regex = r"[\w-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(GradeOrShelf, "word")

urlpatterns = [
    path("write/<str:public_id>/look/", views.look_first, name="look-first"),
    path("@<word:slug>/", views.blog, name="blog"),
    path("@<word:slug>/category/<word:category>/", views.category, name="blog-category"),
    path("@<word:slug>/tag/<word:tag>/", views.tag, name="blog-tag"),
    path("@<word:slug>/grade/<word:grade>/", views.grade, name="blog-grade"),
    path("@<word:slug>/<int:year>/<int:month>/", views.month, name="blog-month"),
    path("@<word:slug>/showcase/", views.showcase, name="showcase"),
    path("@<word:slug>/showcase/<word:grade>/", views.section, name="showcase-section"),
    path("@<word:slug>/showcase/<word:grade>/present/", views.present_section, name="present-section"),
    path("@<word:slug>/showcase/<word:grade>/present/rehearse/", views.rehearse_section, name="rehearse-section"),
    path("@<word:slug>/showcase/<word:grade>/present/note/", views.keep_speaking_note, name="keep-speaking-note"),
    path(
        "@<word:slug>/showcase/<word:grade>/paper/<word:sheet>/<word:size>/",
        views.paper_of_section,
        name="paper-of-section",
    ),
    path("@<word:slug>/showcase/<word:grade>/piece/<str:piece>/", views.piece_as_chosen, name="piece-as-chosen"),
    path("@<word:slug>/showcase/<word:grade>/piece/<str:piece>/talk/", views.piece_talk, name="piece-talk"),
    path("@<word:slug>/showcase/<word:grade>/piece/<str:piece>/say/", views.comment_on_piece, name="comment-on-piece"),
    path("@<word:slug>/showcase/<word:grade>/book/", views.sign_book, name="sign-book"),
    path("@<word:slug>/showcase/<word:grade>/editions/", views.editions, name="editions"),
    path("@<word:slug>/showcase/<word:grade>/editions/<str:public_id>/", views.edition, name="edition"),
    path("editions/<str:public_id>/show/", views.show_edition, name="show-edition"),
    path("editions/<str:public_id>/remove/", views.remove_edition, name="remove-edition"),
    path("showcase/<str:public_id>/links/", views.room_links, name="room-links"),
    path("room-links/<str:public_id>/end/", views.end_link, name="end-link"),
    path("shared/<str:secret>/", views.shared_room, name="shared-room"),
    path("shared/<str:secret>/media/<str:public_id>/<str:rendition>", views.shared_file, name="shared-file"),
    path("piece-comments/<str:public_id>/change/", views.change_piece_comment, name="change-piece-comment"),
    path("piece-comments/<str:public_id>/remove/", views.remove_piece_comment, name="remove-piece-comment"),
    path("visitors-book/<str:public_id>/remove/", views.remove_greeting, name="remove-greeting"),
    path("@<word:slug>/<path:path>/", views.entry, name="entry"),
]
