"""The time zones a school chooses from: one for each clock that is kept, by the name of a city people know."""

from __future__ import annotations

import zoneinfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGIONS: tuple[tuple[str | Promise, str, str], ...] = (
    (
        _("Europe"),
        "Europe",
        "Amsterdam Athens Berlin Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kyiv Lisbon London"
        " Madrid Moscow Oslo Paris Prague Rome Sofia Stockholm Vienna Warsaw Zurich",
    ),
    (
        _("Africa"),
        "Africa",
        "Accra Addis_Ababa Algiers Cairo Casablanca Dakar Johannesburg Kinshasa Lagos Nairobi Tunis Windhoek",
    ),
    (
        _("America"),
        "America",
        "Anchorage Bogota Buenos_Aires Caracas Chicago Denver Guatemala Halifax Havana Lima Los_Angeles Mexico_City"
        " Montevideo New_York Panama Phoenix Santiago Sao_Paulo St_Johns Toronto Vancouver",
    ),
    (
        _("Asia"),
        "Asia",
        "Almaty Amman Baghdad Bangkok Beirut Colombo Dhaka Dubai Ho_Chi_Minh Hong_Kong Jakarta Jerusalem Kabul"
        " Karachi Kathmandu Kolkata Kuala_Lumpur Manila Riyadh Seoul Shanghai Singapore Taipei Tashkent Tehran Tokyo"
        " Ulaanbaatar Yangon",
    ),
    (_("Australia"), "Australia", "Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney"),
    (_("The Pacific"), "Pacific", "Apia Auckland Fiji Guam Honolulu Noumea Port_Moresby Tongatapu"),
)
OF_LANGUAGES = {
    "ar": "Africa/Cairo", "cs": "Europe/Prague", "da": "Europe/Copenhagen", "de": "Europe/Berlin",
    "el": "Europe/Athens", "en": "Europe/London", "en-au": "Australia/Sydney", "en-ca": "America/Toronto",
    "en-us": "America/New_York", "es": "Europe/Madrid", "es-mx": "America/Mexico_City", "fi": "Europe/Helsinki",
    "fr": "Europe/Paris", "hi": "Asia/Kolkata", "it": "Europe/Rome", "ja": "Asia/Tokyo", "ko": "Asia/Seoul",
    "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw", "pt": "Europe/Lisbon", "pt-br": "America/Sao_Paulo",
    "sv": "Europe/Stockholm", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "zh": "Asia/Shanghai",
}  # fmt: skip


def zone_choices() -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """The zones by region, as a select wants them."""
    listed: list[tuple[str | Promise, list[tuple[str, str]]]] = [
        (label, [(f"{region}/{city}", city.replace("_", " ")) for city in cities.split()])
        for label, region, cities in REGIONS
    ]
    return [*listed, (_("Anywhere"), [("UTC", "UTC")])]


def is_zone(name: str) -> bool:
    """Whether it is a time zone, also one that is not listed: a browser may know its own by another name."""
    return name in zoneinfo.available_timezones()


def guess_zone(accepted: str) -> str:
    """The zone in which people read the first language of an Accept-Language header, such as "de-CH,de;q=0.9"."""
    language = accepted.split(",")[0].split(";")[0].strip().lower()
    return OF_LANGUAGES.get(language) or OF_LANGUAGES.get(language[:2]) or "UTC"
