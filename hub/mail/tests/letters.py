"""Answers to a mail as mail programs write them: programs × languages × ways to quote, with what the writer said.

Each template is written after what the program makes: how it names whom it quotes, what it puts before each quoted
line, what it says at the end. The words are the writer's; `own` is what must be found in the mail, exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

OURS, CHECKED_BY = "Learning Hub", "mx.school.example"
QUOTED = (
    "Learning Hub",
    "Harbour Hill School",
    "",
    "Mei’s showcase is ready",
    "",
    "1. “The bridge” – what did you find out when it did not work?",
    "2. You wanted this: “Check my maths”. Which part of it do you have already?",
    "",
    "The bridge",
    "It broke in the corners.",
    "",
    "Visit Mei’s room:",
    "https://hub.school.example/family/abc/room/def/",
)
WORDS = {
    "en": (
        "We loved the bridge, Mei!",
        "Thanks, that was lovely to read.\n\nHow did you know it would break in the corners?",
        "Dear Mei,\n\nwe looked at it together:\n- the bridge first\n- then the goal\n\nLove, Mama",
    ),
    "ja": (
        "橋がすごかったね！",
        "メイへ\n\n作品を見ました。角がこわれるって、どうして分かったの？\n\n母より",
        "ありがとう。\n家でもう一度見ようね。",
    ),
    "es": (
        "¡Nos encantó el puente, Mei!",
        "Gracias por enseñarlo.\n\n¿Cómo supiste que se iba a romper en las esquinas?",
        "Querida Mei:\n\nlo miramos juntos.\n\nUn abrazo, papá",
    ),
    "fr": (
        "Nous avons adoré le pont, Mei !",
        "Merci de nous l’avoir montré.\n\nComment savais-tu qu’il casserait dans les coins ?",
        "Chère Mei,\n\nnous l’avons regardé ensemble.\n\nBisous, Papa",
    ),
    "ar": (
        "أعجبنا الجسر كثيرا يا مي!",
        "شكرا لأنك أريتنا عملك.\n\nكيف عرفت أنه سينكسر عند الزوايا؟",
        "عزيزتي مي،\n\nشاهدناه معا في البيت.\n\nأمك",
    ),
}
WROTE = {
    "en": "On Tue, Nov 24, 2026 at 9:15 AM {name} <{address}> wrote:",
    "ja": "2026年11月24日(火) 9:15 {name} <{address}>:",
    "es": "El mar, 24 nov 2026 a las 9:15, {name} (<{address}>) escribió:",
    "fr": "Le mar. 24 nov. 2026 à 09:15, {name} <{address}> a écrit :",
    "ar": "في الثلاثاء، 24 نوفمبر 2026 في 9:15 ص تمت كتابة ما يلي بواسطة {name} <{address}>:",
}
APPLE = {
    "en": "On Nov 24, 2026, at 9:15 AM, {name} <{address}> wrote:",
    "ja": "2026/11/24 9:15、{name} <{address}>のメール:",
    "es": "El 24 nov 2026, a las 9:15, {name} <{address}> escribió:",
    "fr": "Le 24 nov. 2026 à 09:15, {name} <{address}> a écrit :",
    "ar": "في ٢٤ نوفمبر ٢٠٢٦، الساعة ٩:١٥ ص، كتب/كتبت {name} <{address}>:",
}
HEADS = {
    "en": ("From", "Sent", "To", "Subject"),
    "ja": ("差出人", "送信日時", "宛先", "件名"),
    "es": ("De", "Enviado", "Para", "Asunto"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "ar": ("من", "تم الإرسال", "إلى", "الموضوع"),
}
PHONE = {
    "en": "Sent from my iPhone",
    "ja": "iPhoneから送信",
    "es": "Enviado desde mi iPhone",
    "fr": "Envoyé de mon iPhone",
    "ar": "أُرسلت من الـ iPhone",
}
OUTLOOK = {
    "en": "Get Outlook for Android",
    "ja": "Outlook for Android を入手",
    "es": "Obtener Outlook para Android",
    "fr": "Téléchargez Outlook pour Android",
    "ar": "الحصول على Outlook لـ Android",
}
ORIGINAL = {
    "en": "-----Original Message-----",
    "ja": "-----元のメッセージ-----",
    "es": "-----Mensaje original-----",
    "fr": "-----Message d'origine-----",
    "ar": "-----الرسالة الأصلية-----",
}


@dataclass(frozen=True)
class Case:
    """One mail, and what its writer said."""

    name: str
    own: str
    text: str = ""
    html: str = ""


Build = Callable[[str, str, str], tuple[str, str]]


def _quoted(mark: str = "> ") -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in QUOTED)


def _named(line: str, address: str) -> str:
    return line.format(name=OURS, address=address)


def gmail(own: str, language: str, address: str) -> tuple[str, str]:
    """Above the quotation."""
    return f"{own}\n\n{_named(WROTE[language], address)}\n\n{_quoted()}\n", ""


def gmail_folded(own: str, language: str, address: str) -> tuple[str, str]:
    """The line that names us is folded before our address, as in plain text of 78 characters."""
    line = (
        _named(WROTE[language], address)
        .replace(f" <{address}>", f"\n<{address}>")
        .replace(f" (<{address}>", f"\n(<{address}>")
    )
    return f"{own}\n\n{line}\n\n{_quoted()}\n", ""


def gmail_below(own: str, language: str, address: str) -> tuple[str, str]:
    """Below the quotation."""
    return f"{_named(WROTE[language], address)}\n\n{_quoted()}\n\n{own}\n", ""


def apple(own: str, language: str, address: str) -> tuple[str, str]:
    """The line that names us is quoted too."""
    return f"{own}\n\n> {_named(APPLE[language], address)}\n> \n{_quoted()}\n", ""


def iphone(own: str, language: str, address: str) -> tuple[str, str]:
    """With the telephone's signature above the quotation."""
    return f"{own}\n\n{PHONE[language]}\n\n> {_named(APPLE[language], address)}\n> \n{_quoted()}\n", ""


def thunderbird(own: str, language: str, address: str) -> tuple[str, str]:
    """With a signature of one's own under two hyphens, below the quotation."""
    return f"{own}\n\n{_named(APPLE[language], address)}\n{_quoted()}\n\n-- \nAiko\n+351 555 0100\n", ""


def outlook(own: str, language: str, address: str) -> tuple[str, str]:
    """A line, and the head of the quoted mail; nothing marks its lines."""
    first, sent, to, subject = HEADS[language]
    head = f"{first}: {OURS} <{address}>\n{sent}: 2026-11-24 9:15\n{to}: Aiko <aiko@home.example>\n{subject}: Mei"
    return f"{own}\n\n________________________________\n{head}\n\n{_quoted('')}\n", ""


def outlook_old(own: str, language: str, address: str) -> tuple[str, str]:
    """As above, under "Original message"."""
    first, sent, to, subject = HEADS[language]
    head = f"{first}: {OURS} [mailto:{address}]\n{sent}: 2026-11-24 9:15\n{to}: Aiko\n{subject}: Mei"
    return f"{own}\n\n{ORIGINAL[language]}\n{head}\n\n{_quoted('')}\n", ""


def outlook_phone(own: str, language: str, address: str) -> tuple[str, str]:
    """With the advertisement of the program."""
    first, sent, to, subject = HEADS[language]
    head = f"{first}: {OURS} <{address}>\n{sent}: 2026-11-24 9:15\n{to}: Aiko\n{subject}: Mei"
    return f"{own}\n\n{OUTLOOK[language]}\n________________________________\n{head}\n\n{_quoted('')}\n", ""


def yahoo(own: str, language: str, address: str) -> tuple[str, str]:
    """The quotation is not marked; the line that names us stands above it."""
    return f"{own}\n\n    {_named(WROTE[language], address)}  \n \n{_quoted(' ')}\n", ""


def samsung(own: str, _language: str, address: str) -> tuple[str, str]:
    """Under "Original message" in English, whatever the telephone speaks."""
    head = f"-------- Original message --------\nFrom: {OURS} <{address}> \nDate: 2026/11/24  09:15  (GMT+00:00) \n"
    return f"{own}\n\n\n{head}To: aiko@home.example \nSubject: Mei \n\n{_quoted('')}\n", ""


def spark(own: str, language: str, address: str) -> tuple[str, str]:
    """With a signature of its own between, and lines marked."""
    return f"{own}\n\n-- \nAiko\n{_named(APPLE[language], address)}\n{_quoted()}\n", ""


def zoho(own: str, _language: str, address: str) -> tuple[str, str]:
    """The line that names us stands between hyphens; nothing marks the quotation."""
    named = f"---- On Tue, 24 Nov 2026 09:15:00 +0000 {OURS} <{address}> wrote ----"
    return f"{own}\n\n\n{named}\n\n{_quoted('')}\n", ""


def nameless(own: str, language: str, address: str) -> tuple[str, str]:
    """The line that names us has no address."""
    line = _named(WROTE[language], address).replace(f" <{address}>", "").replace(f" (<{address}>)", "")
    return f"{own}\n\n{line}\n{_quoted()}\n", ""


def bare(own: str, _language: str, _address: str) -> tuple[str, str]:
    """Nothing is quoted."""
    return f"{own}\n", ""


def html_gmail(own: str, language: str, address: str) -> tuple[str, str]:
    """HTML alone, with a marked quotation."""
    named = escape(_named(WROTE[language], address))
    return "", (
        f'<div dir="auto">{_html(own)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{named}<br>'
        f'</div><blockquote class="gmail_quote">{_html(chr(10).join(QUOTED))}</blockquote></div>'
    )


def html_outlook(own: str, language: str, address: str) -> tuple[str, str]:
    """HTML alone, where all that comes after a mark is the quotation."""
    first, sent, _to, _subject = HEADS[language]
    return "", (
        f"<html><head><style>p {{ margin: 0 }}</style></head><body><div>{_html(own)}</div>"
        f'<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>{first}:</b> {OURS} &lt;{address}&gt;<br>'
        f"<b>{sent}:</b> 2026-11-24</div><div>{_html(chr(10).join(QUOTED))}</div></body></html>"
    )


def _html(words: str) -> str:
    return "".join(f"<div>{escape(line) or '<br>'}</div>" for line in words.split("\n"))


PROGRAMS: tuple[Build, ...] = (
    gmail, gmail_folded, gmail_below, apple, iphone, thunderbird, outlook, outlook_old, outlook_phone, yahoo, samsung,
    spark, zoho, nameless, bare, html_gmail, html_outlook,
)  # fmt: skip


def cases(address: str) -> Iterator[Case]:
    """Every program in every language with each of its words."""
    for build in PROGRAMS:
        for language, said in WORDS.items():
            for number, own in enumerate(said):
                text, html = build(own, language, address)
                yield Case(f"{build.__name__}-{language}-{number}", own, text, html)


def as_mail(case: Case, *, to: str, sender: str = "aiko@home.example", **headers: str) -> bytes:
    """The mail as it comes over the wire, with the line of the mail server of the school unless another is given."""
    checked = f"{CHECKED_BY}; dmarc=pass header.from={sender.rpartition('@')[2]}"
    headers = {"Authentication_Results": checked} | headers
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"Aiko <{sender}>", to, "Re: Mei"
    letter["Message-ID"] = f"<{case.name}@home.example>"
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    if case.html:
        letter.set_content(case.html, subtype="html")
    else:
        letter.set_content(case.text)
    return letter.as_bytes()
