"""What is new of one's children, as often as a family chose."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.families.family_viewer import FamilyViewer
from hub.families.mails.making import embed_pictures, html_of
from hub.families.models import Digest, FamilyLink
from hub.families.news import News, news_for, note_told
from hub.families.staying_away import leave_path
from hub.families.ways import ByLink
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.text.lists import listed


@mail("digest")
def digest(outgoing: Outgoing) -> Message | None:
    """The new posts of all one's children in one mail, as the guardian may see them now; nothing when there is none."""
    chosen = Digest.objects.select_related("guardian", "school__policy").get(pk=outgoing.about["digest"])
    guardian, school = chosen.guardian, chosen.school
    if not guardian.email or chosen.pace == Digest.Pace.NEVER:
        return None
    language = guardian.language or school.language
    with translation.override(language), timezone.override(school.zone):
        news = news_for(chosen, FamilyViewer(school, guardian), outgoing)
        if not news:
            return None
        family_url = _give_addresses(news, outgoing, FamilyLink.make(guardian, school))
        pictures = embed_pictures([post for one in news for post in one.posts])
        note_told(chosen, news, outgoing)
        outgoing.remember(post=news[0].posts[0].entry.pk)
        names = listed(one.child.first_name for one in news)
        subject = _("What %(names)s made") % {"names": names}
        context = {"subject": subject, "news": news, "school": school, "family_url": family_url}
        if outgoing.can_be_answered:
            context["answered"] = {"child": news[0].child, "title": str(news[0].posts[0].entry)}
        return Message(
            guardian.email,
            subject,
            _text(news, family_url),
            html_of("families/digest.html", context),
            pictures,
            language=language,
            can_be_answered=True,
            leave_url=news[0].leave_url if len(news) == 1 else "",
        )


def _give_addresses(news: list[News], outgoing: Outgoing, link: FamilyLink) -> str:
    """Fill in where each post and each way to leave is; that of the family page. Nothing where the hub knows no address
    of its own."""
    address = str(outgoing.about["address"])
    if not address:
        return ""
    way = ByLink(link.token)
    for one in news:
        one.leave_url = address + leave_path(one.guardianship)
        for post in one.posts:
            post.url = address + way.post(post.entry)
    return address + reverse("family-link", args=[link.token])


def _text(news: list[News], family_url: str) -> str:
    """The same for who reads plain text."""
    lines = []
    for one in news:
        lines += [_("What %(name)s made") % {"name": one.child.first_name}, one.question]
        lines += [
            "\n".join(filter(None, (str(post.entry), post.entry.excerpt_after_title, post.url))) for post in one.posts
        ]
        if one.leave_url:
            lines.append(_("No more mails about %(name)s") % {"name": one.child.first_name} + f":\n{one.leave_url}")
    lines += [_("See it all") + f":\n{family_url}"] if family_url else []
    return "\n\n".join(lines) + "\n"
