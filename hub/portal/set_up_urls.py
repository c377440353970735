"""Addresses of the ways in for students, of first run and of setting up classes."""

from django.urls import path

from hub.portal.views import (
    activity,
    card,
    class_cards,
    class_people,
    consents,
    guardians,
    manage,
    nicknames,
    policy,
    prompts,
    set_up,
    sign_in_provider,
    staff,
)
from hub.portal.views import sign_in_student as student

urlpatterns = [
    path("sign-in/", student.sign_in_by_class_code, name="sign-in"),
    path("sign-in/class/", student.sign_in_by_face, name="sign-in-class"),
    path("sign-in/class/<str:public_id>/", student.sign_in_by_pictures, name="sign-in-pictures"),
    path("sign-in/school/", sign_in_provider.go_to_provider, name="go-to-provider"),
    path("sign-in/school/back/", sign_in_provider.come_from_provider, name="come-from-provider"),
    path("sign-in/next/", student.next_student, name="next-student"),
    path("card/<str:secret>/", card.sign_in_by_card, name="card"),
    path("set-up/<str:secret>/", set_up.set_up, name="set-up"),
    path("class/<str:slug>/cards/", class_cards.class_cards, name="class-cards"),
    path("class/<str:slug>/cards/<str:public_id>/new/", class_cards.make_card, name="make-card"),
    path("class/<str:slug>/cards/<str:public_id>/revoke/", class_cards.revoke_card, name="revoke-card"),
    path("class/<str:slug>/cards/<str:public_id>/pictures/", class_cards.new_pictures, name="new-pictures"),
    path("manage/", manage.manage, name="manage"),
    path("manage/new-class/", manage.add_class, name="manage-add-class"),
    path("manage/activity/", activity.activity, name="activity"),
    path("manage/policy/", policy.change_policy, name="manage-policy"),
    path("manage/questions/", prompts.manage_prompts, name="manage-prompts"),
    path("manage/questions/<int:number>/remove/", prompts.remove_prompt, name="remove-prompt"),
    path("manage/staff/", staff.manage_staff, name="manage-staff"),
    path("manage/staff/<str:public_id>/end/", staff.end_appointments, name="end-appointments"),
    path("manage/staff/<str:public_id>/second-step/", staff.end_second_step, name="end-second-step"),
    path("manage/class/<str:slug>/", class_people.manage_class, name="manage-class"),
    path("manage/class/<str:slug>/students/", class_people.add_to_class, name="add-students"),
    path("manage/class/<str:slug>/teachers/", class_people.add_class_teacher, name="add-class-teacher"),
    path("manage/class/<str:slug>/end/<int:number>/", class_people.end_enrolment, name="end-enrolment"),
    path("manage/class/<str:slug>/consents/", consents.class_consents, name="class-consents"),
    path("manage/class/<str:slug>/<str:public_id>/", guardians.manage_student, name="manage-student"),
    path("manage/class/<str:slug>/<str:public_id>/guardians/", guardians.add_guardian, name="add-guardian"),
    path(
        "manage/class/<str:slug>/<str:public_id>/guardians/<int:number>/end/",
        guardians.end_guardianship,
        name="end-guardianship",
    ),
    path(
        "manage/class/<str:slug>/<str:public_id>/guardians/<int:number>/second-step/",
        guardians.end_guardian_second_step,
        name="end-guardian-second-step",
    ),
    path("manage/class/<str:slug>/<str:public_id>/nickname/", nicknames.name_student, name="name-student"),
    path("manage/class/<str:slug>/<str:public_id>/consents/give/", consents.give_consent, name="give-consent"),
    path(
        "manage/class/<str:slug>/<str:public_id>/consents/withdraw/",
        consents.withdraw_consent,
        name="withdraw-consent",
    ),
]
