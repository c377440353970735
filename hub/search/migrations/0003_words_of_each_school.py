"""Each school has its own known words. They come from the words that are kept beside its entries."""

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 5000


def note_all(apps, schema_editor):
    rows = apps.get_model("search", "SearchRow").objects.values_list("entry__school_id", "title", "words")
    known = {
        (school, word)
        for school, title, words in rows.iterator()
        for word in f"{title} {words}".split()
        if 4 <= len(word) <= 24 and word.isalpha()
    }
    model = apps.get_model("search", "KnownWord")
    model.objects.bulk_create((model(school_id=school, word=word) for school, word in sorted(known)), AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_known_words'),
        ('school', '0001_start'),
    ]

    operations = [
        migrations.DeleteModel(
            name='KnownWord',
        ),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=64)),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='school.school')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('school', 'word'), name='known_word_once_a_school')],
            },
        ),
        migrations.RunPython(note_all, migrations.RunPython.noop),
    ]
