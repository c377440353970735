"""Those of the school find what somebody wrote by the last name, too; the worker writes all words anew."""

from django.db import migrations


def ask_for_it(apps, schema_editor):
    from hub.search.tasks import index_all, index_parts

    if apps.get_model("blogs", "Entry").objects.exists():
        index_all.enqueue()
        index_parts.enqueue()


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_words_of_rooms_and_comments'),
        ('blogs', '0001_start'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [migrations.RunPython(ask_for_it, migrations.RunPython.noop)]
