"""Days and times in English, the same on all pages: 25 November 2026, 22:21."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
# Our own: a day of this week or month, and a moment of this year.
WEEKDAY_FORMAT = "l j F"
MOMENT_FORMAT = "j F, H:i"
