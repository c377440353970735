"""The triggers that let nobody change or delete a line, whatever way they come."""

from __future__ import annotations

from django.db import connection

WORDS = "What stands in the activity log is never changed and never deleted."
STAND = {
    "sqlite": [
        f"CREATE TRIGGER activity_no_{verb.lower()} BEFORE {verb} ON activity_act"
        f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION activity_stays() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
        "CREATE TRIGGER activity_stays BEFORE UPDATE OR DELETE ON activity_act"
        " FOR EACH ROW EXECUTE FUNCTION activity_stays()",
    ],
}
NAMES = {"sqlite": ["activity_no_update", "activity_no_delete"], "postgresql": ["activity_stays"]}
STEP_ASIDE = {
    "sqlite": [f"DROP TRIGGER {name}" for name in NAMES["sqlite"]],
    "postgresql": ["DROP TRIGGER activity_stays ON activity_act", "DROP FUNCTION activity_stays()"],
}


def stands() -> bool:
    """Whether the triggers are there; a table that was made anew has none."""
    table = (
        "sqlite_master WHERE type = 'trigger' AND name" if connection.vendor == "sqlite" else "pg_trigger WHERE tgname"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table} LIKE 'activity_%%'", [])  # noqa: S608 - our own words.
        return int(cursor.fetchone()[0]) == len(NAMES[connection.vendor])
