"""What this is and how to open it, for somebody who has nothing but a text editor."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog


def readme(blog: Blog, viewer: Viewer, school: str) -> str:
    """The words of README.txt, in the language of the moment. `school`: its name, where it may be told."""
    told = {"day": date_format(viewer.now, "DATE_FORMAT"), "school": school}
    parts = [
        ("index.html", _("where to begin")),
        ("posts, pages, rooms", _("one page each")),
        ("data/media", _("all pictures, sounds, films and files")),
        ("feed.json", _("the posts that everybody may read, for programs that make blogs")),
        ("data/portfolio.json", _("all of it as data, for another program")),
        *(
            [
                (
                    "signature.json",
                    _("the school’s signature: hub verify-archive FILE tells whether all is as it was issued"),
                )
            ]
            if school
            else []
        ),
        ("manifest-sha256.txt", _("sums, to check that no file was damaged: sha256sum -c manifest-sha256.txt")),
    ]
    lines = [
        blog.title,
        _("This folder holds a whole blog, saved on %(day)s from %(school)s.") % told
        if school
        else _("This folder holds a whole blog, saved on %(day)s.") % told,
        _("To read it: unpack the zip, open the folder, and open index.html in any browser. No internet is needed."),
        "\n".join(f"{name:<24}{words}" for name, words in parts),
    ]
    return "\n\n".join(lines) + "\n"
