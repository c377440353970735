from django.db import migrations

HEARD = """
INSERT INTO media_appearance (media_id, person_id, noted_at)
SELECT id, owner_id, CURRENT_TIMESTAMP FROM media_mediafile file
WHERE kind = 'audio' AND owner_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM media_appearance known WHERE known.media_id = file.id AND known.person_id = file.owner_id
)
"""


class Migration(migrations.Migration):
    """Who brought a recording is heard in it, as in each new one, until staff say otherwise."""

    dependencies = [
        ('media', '0004_keep_faces_of_the_erased_inside'),
    ]

    operations = [
        migrations.RunSQL(HEARD, migrations.RunSQL.noop),
    ]
