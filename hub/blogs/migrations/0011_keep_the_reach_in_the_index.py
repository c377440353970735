"""The newest of a school stand in an index with all that tells how far each reaches, so that a search passes very many by."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audience', '0002_hold_what_worries_for_the_lead'),
        ('blogs', '0010_teachers_bring_back_from_the_bin'),
        ('media', '0004_keep_faces_of_the_erased_inside'),
        ('school', '0010_teachers_open_classes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='entry',
            name='blogs_entry_school__5f15f7_idx',
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['school', '-published_at', '-id', 'withdrawn_at', 'binned_at', 'audience', 'blog'], name='entry_of_school_and_its_reach'),
        ),
    ]
