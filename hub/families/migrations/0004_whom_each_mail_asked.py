"""Each mail that asks for an answer says by which school and whom it asked, and about whom, also when that is gone."""

from django.db import migrations


def say_whom(apps, schema_editor):
    mails = apps.get_model("mail", "Outgoing").objects
    homes = apps.get_model("families", "LetterHome").objects.exclude(outgoing=None).select_related("guardianship")
    for home in homes.iterator():
        of = home.guardianship
        _note(mails, home.outgoing_id, school=of.school_id, guardian=of.guardian_id, student=of.student_id)
    for digest in apps.get_model("families", "Digest").objects.iterator():
        for outgoing in mails.filter(kind="digest", about__digest=digest.pk):
            _note(mails, outgoing.pk, school=digest.school_id, guardian=digest.guardian_id)
    answers = apps.get_model("families", "SentAnswer").objects.exclude(outgoing=None)
    for answer in answers.select_related("comment__parent", "greeting__parent").iterator():
        said = answer.comment or answer.greeting
        if said.parent:
            whose = {"guardian": said.parent.writer_id, "student": said.writer_id}
            _note(mails, answer.outgoing_id, school=said.school_id, **whose)


def _note(mails, number, **told):
    outgoing = mails.get(pk=number)
    outgoing.about = outgoing.about | told
    outgoing.save(update_fields=["about"])


class Migration(migrations.Migration):

    dependencies = [
        ('families', '0003_answers_from_the_book'),
        ('mail', '0001_outbox'),
    ]

    operations = [migrations.RunPython(say_whom, migrations.RunPython.noop)]
