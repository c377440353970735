"""Each mail that asks for an answer says by which school and whom it asked, and about whom, also when that is gone.

Of an old mail about what is gone already, its address tells whom it asked; and which school, if they guard at one only.
"""

from django.db import migrations


def say_whom(apps, schema_editor):
    mails = apps.get_model("mail", "Outgoing").objects
    homes = apps.get_model("families", "LetterHome").objects.exclude(outgoing=None)
    for home in homes.select_related("guardianship", "outgoing").iterator():
        of = home.guardianship
        _note(home.outgoing, school=of.school_id, guardian=of.guardian_id, student=of.student_id)
    digests = apps.get_model("families", "Digest").objects.values_list("pk", "school", "guardian")
    whose = {digest: {"school": school, "guardian": guardian} for digest, school, guardian in digests.iterator()}
    for outgoing in mails.filter(kind="digest").order_by("pk").iterator():
        if told := whose.get(outgoing.about.get("digest")):
            _note(outgoing, **told)
    answers = apps.get_model("families", "SentAnswer").objects.exclude(outgoing=None)
    for answer in answers.select_related("outgoing", "comment__parent", "greeting__parent").iterator():
        said = answer.comment or answer.greeting
        if said.parent:
            _note(answer.outgoing, school=said.school_id, guardian=said.parent.writer_id, student=said.writer_id)
    guarding = apps.get_model("school", "Guardianship").objects.exclude(guardian__email=None)
    schools = {}
    for address, guardian, school in guarding.values_list("guardian__email", "guardian", "school").distinct():
        schools.setdefault(address, []).append({"school": school, "guardian": guardian})
    asked = mails.filter(kind__in=["letter", "digest", "answer"], state="sent", about__school__isnull=True)
    for outgoing in asked.order_by("pk").iterator():
        if len(told := schools.get(outgoing.to.lower(), [])) == 1:
            _note(outgoing, **told[0])


def _note(outgoing, **told):
    outgoing.about = outgoing.about | told
    outgoing.save(update_fields=["about"])


class Migration(migrations.Migration):

    dependencies = [
        ('families', '0003_answers_from_the_book'),
        ('mail', '0001_outbox'),
    ]

    operations = [migrations.RunPython(say_whom, migrations.RunPython.noop)]
