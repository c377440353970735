"""Comments on pieces, words in visitors' books and reflections can be found, too; the worker writes their words."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = {
    "added": """AFTER INSERT ON search_partrow BEGIN
        INSERT INTO search_part_index(rowid, words) VALUES (new.id, new.words);
    END""",
    "removed": """AFTER DELETE ON search_partrow BEGIN
        INSERT INTO search_part_index(search_part_index, rowid, words) VALUES ('delete', old.id, old.words);
    END""",
    "changed": """AFTER UPDATE ON search_partrow BEGIN
        INSERT INTO search_part_index(search_part_index, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO search_part_index(rowid, words) VALUES (new.id, new.words);
    END""",
}
KEYS = ("room", "piece", "hung", "comment", "piece_comment", "greeting", "thought", "piece_thought", "reflection")


def put_triggers_back(apps, schema_editor):
    """SQLite makes the table anew for each change of it, and then its triggers are gone."""
    if schema_editor.connection.vendor == "sqlite":
        for name, what in TRIGGERS.items():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS search_part_{name}")
            schema_editor.execute(f"CREATE TRIGGER search_part_{name} {what}")


def say_where(apps, schema_editor):
    rows = apps.get_model("search", "PartRow").objects
    sections = {
        "room": models.F("room"),
        "piece": inside(apps.get_model("showcase", "Piece"), "piece"),
        "hung": inside(apps.get_model("showcase", "SectionGoal"), "hung"),
    }
    for key, section in sections.items():
        rows.filter(**{f"{key}__isnull": False}).update(place="rooms", section=section)


def forget_others(apps, schema_editor):
    """The words of what could not be found before."""
    rows = apps.get_model("search", "PartRow").objects
    rows.filter(room=None, piece=None, hung=None, comment=None).delete()


def inside(model, key):
    return models.Subquery(model.objects.filter(pk=models.OuterRef(key)).values("section")[:1])


def ask_for_words(apps, schema_editor):
    from hub.search.tasks import index_parts

    if any(
        apps.get_model(*model).objects.exists()
        for model in (
            ("showcase", "Greeting"),
            ("showcase", "PieceComment"),
            ("showcase", "PieceThought"),
            ("reflections", "Thought"),
            ("reflections", "Reflection"),
        )
    ):
        index_parts.enqueue()


def exactly_one(*names):
    told = models.Q()
    for name in names:
        told |= models.Q(**{f"{other}__isnull": other != name for other in names})
    return told


def key_to(model):
    return models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=model)


class Migration(migrations.Migration):
    dependencies = [
        ('search', '0006_last_names'),
        ('comments', '0007_pictures_of_comments'),
        ('reflections', '0008_let_reflections_wait'),
        ('showcase', '0021_pictures_in_the_book'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, put_triggers_back),
        migrations.RemoveConstraint('partrow', 'a_part_row_is_of_one_thing'),
        migrations.RemoveIndex('partrow', 'part_row_of_comment_at'),
        migrations.RemoveIndex('partrow', 'part_row_of_room_at'),
        migrations.AddField(
            'partrow', 'place',
            models.CharField(default='comments', help_text='where it is looked for: hub/search/narrowing.py', max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            'partrow', 'section',
            models.ForeignKey(
                help_text='the room in which it is', null=True, on_delete=django.db.models.deletion.CASCADE,
                related_name='+', to='showcase.section',
            ),
        ),
        migrations.AddField('partrow', 'piece_comment', key_to('showcase.piececomment')),
        migrations.AddField('partrow', 'greeting', key_to('showcase.greeting')),
        migrations.AddField('partrow', 'thought', key_to('reflections.thought')),
        migrations.AddField('partrow', 'piece_thought', key_to('showcase.piecethought')),
        migrations.AddField('partrow', 'reflection', key_to('reflections.reflection')),
        migrations.AddIndex('partrow', models.Index(fields=['place', 'at', 'id'], name='part_row_of_place_at')),
        migrations.AddConstraint(
            'partrow', models.CheckConstraint(condition=exactly_one(*KEYS), name='a_part_row_is_of_one_thing')
        ),
        migrations.RunPython(put_triggers_back, migrations.RunPython.noop),
        migrations.RunPython(say_where, forget_others),
        migrations.RunPython(ask_for_words, migrations.RunPython.noop),
    ]
