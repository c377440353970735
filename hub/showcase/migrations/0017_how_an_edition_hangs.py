from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('showcase', '0016_comment_on_pieces'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='layout',
            field=models.CharField(choices=[('gallery', 'Gallery'), ('one-wall', 'One wall'), ('stories', 'Stories'), ('cards', 'Index cards'), ('timeline', 'Timeline'), ('big', 'Big pictures')], default='gallery', max_length=10),
        ),
        migrations.AddField(
            model_name='edition',
            name='accent',
            field=models.CharField(blank=True, choices=[('kingfisher', 'kingfisher'), ('ultramarine', 'ultramarine'), ('viridian', 'viridian'), ('madder', 'madder'), ('marigold', 'marigold'), ('plum', 'plum'), ('brick', 'brick'), ('graphite', 'graphite')], default='', help_text='of its walls then', max_length=20),
        ),
        migrations.AddField(
            model_name='editionpiece',
            name='heading',
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
