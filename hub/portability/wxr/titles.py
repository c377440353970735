"""Titles and names as WordPress writes them, and the few that mean something to a hub."""

import html
import re

_HIDDEN = re.compile(r"<(script|style)\b[^>]{0,2000}>.{0,20000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<!--.{0,20000}?-->|</?[a-zA-Z][^<>]{0,5000}>", re.DOTALL)
_SPACE = re.compile(r"\s+")

_UNSORTED_SLUGS = (
    "uncategorized uncategorised unsorted allgemein uncategorized-en non-classe sin-categoria sem-categoria"
    " senza-categoria geen-categorie bez-kategorii bez-rubriki okategoriserade ikke-kategoriseret ukategorisert"
    " yleinen kategorisiz 未分類 未分类 未归类 미분류 без-рубрики без-категорії غير-مصنف כללי"
)
_SHOWCASE_TITLES = (
    "showcase|showcase portfolio|portfolio showcase|portfolio|my portfolio|my showcase|learning portfolio"
    "|vitrine|portefeuille|mon portfolio|escaparate|portafolio|portafolios|mi portafolio|portfólio|schaufenster"
    "|mein portfolio|ショーケース|ポートフォリオ|作品集|学习档案|포트폴리오|ملف الإنجاز|תיק עבודות|портфолио"
)
UNSORTED = frozenset(_UNSORTED_SLUGS.split())
UNSORTED_NAMES = UNSORTED | {slug.replace("-", " ") for slug in UNSORTED} | {"non classé", "sin categoría"}
SHOWCASES = frozenset(_SHOWCASE_TITLES.split("|"))
_GRADE = re.compile(
    r"^\W*(?:(?:grade|year|yr|class|klasse|stufe|grado|curso|série|ano|classe|klas)\s*[-:#.]?\s*(\d{1,2})"
    r"|(\d{1,2})\s*(?:st|nd|rd|th)\s+grade|(\d{1,2})\s*(?:年生|年级|학년|\.\s*klasse)|g(\d{1,2}))(?!\d)",
    re.IGNORECASE,
)


def plain(title: str) -> str:
    """A title or name as readable text: markup away, entities decoded once, blanks joined."""
    text = _MARKUP.sub("", _HIDDEN.sub("", title)) if "<" in title else title
    text = html.unescape(text) if "&" in text else text
    return _SPACE.sub(" ", text).strip()


def is_unsorted(name: str, slug: str = "") -> bool:
    """Whether a category is WordPress' "Uncategorized": not a category of the author, only the lack of one."""
    return slug.casefold() in UNSORTED or name.strip().casefold() in UNSORTED_NAMES


def is_showcase_title(title: str) -> bool:
    """Whether a page of this title is meant as a showcase, in any case and a few languages."""
    return _SPACE.sub(" ", plain(title)).strip(" \t!.:-–—").casefold() in SHOWCASES


def grade_of_title(title: str) -> int | None:
    """The grade a page's title begins with: 6 for "Grade 6", 7 for "Grade 7 (not yet!)", None for others."""
    found = _GRADE.match(plain(title))
    number = int(next(group for group in found.groups() if group)) if found else 0
    return number if 1 <= number <= 13 else None
