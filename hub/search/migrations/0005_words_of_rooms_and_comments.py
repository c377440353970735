"""The words of comments, rooms, pieces and hung goals, the engine of each database over them, fed by triggers; the
worker writes them."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    """CREATE VIRTUAL TABLE search_part_index USING fts5(
        words, content='search_partrow', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    """CREATE TRIGGER search_part_added AFTER INSERT ON search_partrow BEGIN
        INSERT INTO search_part_index(rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER search_part_removed AFTER DELETE ON search_partrow BEGIN
        INSERT INTO search_part_index(search_part_index, rowid, words) VALUES ('delete', old.id, old.words);
    END""",
    """CREATE TRIGGER search_part_changed AFTER UPDATE ON search_partrow BEGIN
        INSERT INTO search_part_index(search_part_index, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO search_part_index(rowid, words) VALUES (new.id, new.words);
    END""",
]
POSTGRESQL = [
    """ALTER TABLE search_partrow
        ADD COLUMN document tsvector
            GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED""",
    "CREATE INDEX part_row_document ON search_partrow USING gin (document)",
]


def add_engine(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def remove_engine(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_partrow DROP COLUMN document")
        return
    for trigger in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER search_part_{trigger}")
    schema_editor.execute("DROP TABLE search_part_index")


def ask_for_words(apps, schema_editor):
    from hub.search.tasks import index_parts

    if any(apps.get_model(*model).objects.exists() for model in (("comments", "Comment"), ("showcase", "Section"))):
        index_parts.enqueue()


def one_of(*names):
    only = [models.Q(**{f"{other}__isnull": other != name for other in names}) for name in names]
    return only[0] | only[1] | only[2] | only[3]


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_index_all_anew'),
        ('comments', '0006_let_guests_comment'),
        ('reflections', '0006_another_try'),
        ('school', '0007_sign_in_providers'),
        ('showcase', '0016_comment_on_pieces'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='when it was said, or when its room began')),
                ('words', models.TextField(blank=True)),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='comments.comment')),
                ('hung', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='showcase.sectiongoal')),
                ('piece', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='showcase.piece')),
                ('room', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='showcase.section')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='school.school')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('comment__isnull', False)), fields=['at', 'id'], name='part_row_of_comment_at'),
                    models.Index(condition=models.Q(('comment', None)), fields=['at', 'id'], name='part_row_of_room_at'),
                ],
                'constraints': [models.CheckConstraint(condition=one_of('comment', 'room', 'piece', 'hung'), name='a_part_row_is_of_one_thing')],
            },
        ),
        migrations.RunPython(add_engine, remove_engine),
        migrations.RunPython(ask_for_words, migrations.RunPython.noop),
    ]
