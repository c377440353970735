"""Administrators and coaches keep classes, staff, families, consents and the policy."""

import datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Blog
from hub.people.models import Person
from hub.school.models import Appointment, Classroom, Consent, Guardianship, Mentorship, Policy, School, SchoolYear


@pytest.fixture
def amara(hill: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(hill.amara)
    return client


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


@pytest.mark.parametrize("name", ["manage", "manage-add-class", "manage-staff", "manage-school", "manage-policy"])
def test_the_pages_are_there_for_administrators_only(hill: SimpleNamespace, amara: Client, name: str):
    assert amara.get(reverse(name)).status_code == 200
    for person in (hill.finn, hill.noah):
        client = Client()
        client.force_login(person)
        assert client.get(reverse(name)).status_code == 404
    assert Client().get(reverse(name)).status_code == 302


def test_a_student_is_added_and_gets_a_blog(hill: SimpleNamespace, amara: Client):
    Blog.objects.create(school=hill.school, owner=hill.mei, slug="mei", title="Mei")

    look = amara.post("/manage/class/6b/students/", {"names": "Mei Lind", "look": "yes"})
    amara.post("/manage/class/6b/students/", {"names": "Mei", "make": "yes"})

    assert look.context["preview"][0].first_name == "Mei L."
    assert set(Blog.objects.values_list("slug", flat=True)) == {"mei", "mei-2"}


def test_a_class_has_a_name_of_its_own(hill: SimpleNamespace, amara: Client):
    told = {"name": "6b", "year": hill.year.pk, "grade": hill.grade.pk, "teacher": hill.finn.pk, "names": "Mei"}

    page = amara.post("/manage/new-class/", told | {"make": "yes"})

    assert "There is a class of this name already." in page.text


def test_an_invited_teacher_chooses_a_password(hill: SimpleNamespace, amara: Client):
    page = amara.post("/manage/staff/", {"first_name": "Kofi", "email": "Kofi@school.example", "role": "teacher"})
    visitor = Client()
    visitor.post(path(page.context["invited"].link), {"new_password": "four green umbrellas tonight"})
    visitor.post("/sign-in/staff/", {"email": "kofi@school.example", "password": "four green umbrellas tonight"})

    assert visitor.get("/me/").status_code == 200
    assert Appointment.objects.get(person__email="kofi@school.example").role == "teacher"


def test_nobody_gets_a_link_into_an_account_with_a_password(hill: SimpleNamespace, amara: Client):
    page = amara.post("/manage/staff/", {"first_name": "Finn", "email": "finn@school.example", "role": "coach"})

    assert page.context["invited"].link == ""
    assert Person.objects.filter(first_name="Finn").count() == 1


def test_a_coach_makes_no_administrator(hill: SimpleNamespace):
    coach = Person.objects.create_person("Kofi", email="kofi@school.example")
    Appointment.objects.create(school=hill.school, person=coach, role="coach")
    client = Client()
    client.force_login(coach)

    told = {"first_name": "Lina", "email": "lina@school.example"}

    assert client.post("/manage/staff/", told | {"role": "administrator"}).status_code == 404
    assert client.post("/manage/staff/", told | {"role": "teacher"}).status_code == 200
    assert client.post(f"/manage/staff/{hill.amara.public_id}/end/").status_code == 404
    assert client.get("/manage/policy/").status_code == 404


def test_whoever_stops_working_here_is_out_at_once(hill: SimpleNamespace, amara: Client):
    finn = Client()
    finn.force_login(hill.finn)
    Mentorship.begin(hill.school, hill.finn, hill.amara, by=hill.finn)

    amara.post(f"/manage/staff/{hill.finn.public_id}/end/")

    assert not Mentorship.objects.going_on().exists()
    assert finn.get("/me/").status_code == 302
    finn.force_login(Person.objects.get(pk=hill.finn.pk))
    assert finn.get("/class/6b/cards/").status_code == 404


def test_a_student_leaves_the_class_after_the_last_day(hill: SimpleNamespace, amara: Client):
    enrolment = hill.noah.enrolments.get()

    amara.post(f"/manage/class/6b/end/{enrolment.pk}/", {"last_day": enrolment.starts_on})

    enrolment.refresh_from_db()
    assert enrolment.ends_on == enrolment.starts_on


def test_a_guardian_is_linked_and_taken_away(hill: SimpleNamespace, amara: Client):
    address = f"/manage/class/6b/{hill.mei.public_id}/"

    page = amara.post(address + "guardians/", {"first_name": "Rosa", "email": "rosa@home.example"})
    assert page.context["invited"].link
    link = Guardianship.objects.current().get()
    rosa = Client()
    rosa.force_login(link.guardian)
    amara.post(f"{address}guardians/{link.pk}/end/")

    assert not Guardianship.objects.current().exists()
    assert rosa.get("/me/").status_code == 302
    amara.post(address + "guardians/", {"first_name": "Rosa", "email": "rosa@home.example"})
    assert Guardianship.objects.current().count() == 1


def test_a_guardian_is_added_as_a_reader_of_a_language_which_stays_theirs(hill: SimpleNamespace, amara: Client):
    address, rosa = (
        f"/manage/class/6b/{hill.mei.public_id}/guardians/",
        {"first_name": "Rosa", "email": "r@home.example"},
    )

    amara.post(address, rosa | {"language": "fr"})
    amara.post(address, rosa | {"language": "ar"})

    assert Guardianship.objects.current().get().guardian.language == "fr"


def test_consents_are_noted_and_withdrawn(hill: SimpleNamespace, amara: Client):
    address = f"/manage/class/6b/{hill.mei.public_id}/consents/"

    paper = {"kinds": ["work"], "day": "2026-01-09", "text": "Form of 2026"}
    amara.post(address + "give/", paper)
    amara.post(address + "give/", paper)
    noted = Consent.objects.active().get()
    assert (noted.noted_by, noted.given_by, noted.text_version) == (hill.amara, None, "Form of 2026")
    assert noted.given_at.astimezone(noted.school.zone).date() == datetime.date(2026, 1, 9)
    amara.post(address + "withdraw/", {"kind": "work"})

    assert not Consent.objects.active().exists()
    page = amara.get(f"/manage/class/6b/{hill.mei.public_id}/").text
    assert "What was so before" in page and "noted from paper by" in page
    assert amara.post(address + "give/", {**paper, "kinds": ["everything"]}).status_code == 422
    assert amara.post(address + "give/", {**paper, "day": "2999-01-01"}).status_code == 422
    assert amara.post(address + "withdraw/", {"kind": "everything"}).status_code == 404
    assert Consent.objects.count() == 1


def test_the_papers_of_a_class_are_noted_in_one_go(hill: SimpleNamespace, amara: Client):
    address = "/manage/class/6b/consents/"
    assert "What the families allow" in amara.get(address).text
    yes = {f"yes-{hill.mei.public_id}": ["work", "face"], "yes-nobody": ["work"]}

    amara.post(address, {"day": "2026-01-09", "text": "Form of 2026", **yes})

    assert set(Consent.objects.active().values_list("student__first_name", "kind")) == {
        ("Mei", "work"),
        ("Mei", "face"),
    }
    amara.post(address, {"day": "2026-02-09", "text": "Later"})
    assert Consent.objects.active().count() == 2
    assert amara.post(address, {**yes, "day": ""}).status_code == 422


def test_the_policy_is_kept(hill: SimpleNamespace, amara: Client):
    told = {
        "widest_audience": "school",
        "approval_for": "all",
        "comments_by": "nobody",
        "school": "99",
        "second_step_of": "staff",
    }

    amara.post("/manage/policy/", told)

    hill.school.policy.refresh_from_db()
    assert (hill.school.policy.widest_audience, hill.school.policy.approval_for) == ("school", "all")
    assert hill.school.policy.approve_comments is False


def test_what_was_said_when_the_school_was_set_up_is_changed(hill: SimpleNamespace, amara: Client):
    School.objects.filter(pk=hill.school.pk).update(time_zone="Asia/Saigon")
    assert '<option value="Asia/Saigon" selected>' in amara.get("/manage/school/").text
    told = {
        **{"school_name": "Quiet Bay School", "short_name": "Quiet Bay", "language": "fr", "time_zone": "Asia/Tokyo"},
        **{"year_name": "2026–27", "first_day": "2026-08-20", "last_day": "2027-06-20"},
    }

    assert amara.post("/manage/school/", told | {"last_day": "2026-08-01"}).status_code == 422
    assert "Harbour Hill" in Client().get("/").text
    amara.post("/manage/school/", told)

    hill.school.refresh_from_db()
    hill.year.refresh_from_db()
    assert (hill.school.called, hill.school.language, hill.school.time_zone) == ("Quiet Bay", "fr", "Asia/Tokyo")
    assert (hill.year.name, hill.year.ends_on) == ("2026–27", datetime.date(2027, 6, 20))
    SchoolYear.objects.create(school=hill.school, name="Next", starts_on="2027-08-20", ends_on="2028-06-20")
    assert amara.post("/manage/school/", told | {"year_name": "Next"}).status_code == 422


def test_the_pages_of_a_class_show_its_people(hill: SimpleNamespace, amara: Client):
    assert "Noah" in amara.get("/manage/class/6b/").text
    assert "Nobody yet." in amara.get(f"/manage/class/6b/{hill.noah.public_id}/").text
    assert amara.get(f"/manage/class/6b/{hill.finn.public_id}/").status_code == 404
    assert amara.post("/manage/class/6b/teachers/", {"teacher": hill.amara.pk}).status_code == 302
    assert hill.room.enrolments.teachers().count() == 2


def test_a_students_page_leads_to_bringing_their_blog_here(hill: SimpleNamespace, amara: Client):
    Blog.objects.create(school=hill.school, owner=hill.noah, slug="noah", title="Noah")
    classroom = hill.noah.enrolments.get().classroom

    page = amara.get(reverse("manage-student", args=[classroom.slug, hill.noah.public_id]))

    assert reverse("import-wordpress", args=["noah"]) in page.text


def test_a_new_class_is_likely_to_be_the_next_letter(hill: SimpleNamespace, amara: Client):
    form = amara.get("/manage/new-class/").context["form"]

    assert form["name"].value() == "6C"
    assert form["grade"].value() == hill.grade.pk
    Classroom.objects.update(name="Kingfishers")
    assert not amara.get("/manage/new-class/").context["form"]["name"].value()


def test_a_teacher_opens_a_class_of_their_own_where_the_policy_lets(hill: SimpleNamespace):
    finn = Client()
    finn.force_login(hill.finn)
    told = {"name": "6D", "year": hill.year.pk, "grade": hill.grade.pk, "teacher": hill.finn.pk, "names": "Ada\nBo"}
    assert finn.post("/manage/new-class/", told | {"make": "yes"}).status_code == 404
    assert "Open a class" not in finn.get("/classes/").text
    Policy.objects.update(teachers_may_open_classes=True)
    assert "/manage/new-class/" in finn.get("/classes/").text
    assert finn.post("/manage/new-class/", told | {"teacher": hill.amara.pk, "make": "yes"}).status_code == 422

    cards = finn.post("/manage/new-class/", told | {"make": "yes"})

    assert cards.status_code == 200 and "Ada" in cards.text
    opened = Classroom.objects.get(name="6D")
    assert [one.person for one in opened.enrolments.current().teachers()] == [hill.finn]
    student = Client()
    student.force_login(hill.noah)
    assert student.get("/manage/new-class/").status_code == 404
