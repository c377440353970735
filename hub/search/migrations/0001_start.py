"""The words of entries, and the engine of each database over them, fed by triggers."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    # Tokens are made by hub.text.words; the tokenizer only has to leave them whole.
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, words, content='search_searchrow', content_rowid='entry_id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    """CREATE TRIGGER search_row_added AFTER INSERT ON search_searchrow BEGIN
        INSERT INTO search_index(rowid, title, words) VALUES (new.entry_id, new.title, new.words);
    END""",
    """CREATE TRIGGER search_row_removed AFTER DELETE ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title, words) VALUES ('delete', old.entry_id, old.title, old.words);
    END""",
    """CREATE TRIGGER search_row_changed AFTER UPDATE ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title, words) VALUES ('delete', old.entry_id, old.title, old.words);
        INSERT INTO search_index(rowid, title, words) VALUES (new.entry_id, new.title, new.words);
    END""",
]
POSTGRESQL = [
    """ALTER TABLE search_searchrow
        ADD COLUMN title_document tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(title, ' '), ''))) STORED,
        ADD COLUMN document tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(title || ' ' || words, ' '), ''))) STORED""",
    "CREATE INDEX search_row_title_document ON search_searchrow USING gin (title_document)",
    "CREATE INDEX search_row_document ON search_searchrow USING gin (document)",
]


def add_engine(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def remove_engine(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_searchrow DROP COLUMN document, DROP COLUMN title_document")
        return
    for trigger in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER search_row_{trigger}")
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("blogs", "0001_start")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_row",
                        serialize=False,
                        to="blogs.entry",
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
            ],
        ),
        migrations.RunPython(add_engine, remove_engine),
    ]
