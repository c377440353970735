"""The words beside entries are cut in another way now; the worker writes them anew."""

from django.db import migrations


def ask_for_it(apps, schema_editor):
    from hub.search.tasks import index_all

    if apps.get_model("blogs", "Entry").objects.exists():
        index_all.enqueue()


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_words_of_each_school'),
        ('blogs', '0001_start'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [migrations.RunPython(ask_for_it, migrations.RunPython.noop)]
