"""Days and times in Arabic, with the digits that stand everywhere else in the hub: 25 نوفمبر 2026، 22:21.

Each begins with a mark that nobody sees: behind a name in Latin letters, the number would go over to the name.
"""

DATE_FORMAT = "\u200fj F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "\u200fj F Y، H:i"
YEAR_MONTH_FORMAT = "\u200fF Y"
MONTH_DAY_FORMAT = "\u200fj F"
SHORT_DATE_FORMAT = "\u200fj M Y"
SHORT_DATETIME_FORMAT = "\u200fj M Y، H:i"
WEEKDAY_FORMAT = "\u200fl j F"
MOMENT_FORMAT = "\u200fj F، H:i"
