"""Addresses of signing in with a password, signing out, and oneself."""

from django.urls import path

from hub.people import views

urlpatterns = [
    path("sign-in/staff/", views.sign_in_staff, name="sign-in-staff"),
    path("sign-in/family/", views.sign_in_family, name="sign-in-family"),
    path("sign-in/code/", views.sign_in_code, name="sign-in-code"),
    path("sign-in/passkey/", views.sign_in_by_passkey, name="sign-in-by-passkey"),
    path("sign-in/passkey/ask/", views.ask_for_passkey, name="ask-for-passkey"),
    path("sign-out/", views.leave, name="sign-out"),
    path("sign-out/everywhere/", views.leave_everywhere, name="sign-out-everywhere"),
    path("forgot-password/", views.forgot_password, name="forgot-password"),
    path("new-password/<str:token>/", views.choose_new_password, name="new-password"),
    path("me/", views.show_me, name="me"),
    path("me/face/", views.choose_face, name="choose-face"),
    path("me/language/", views.choose_language, name="choose-language"),
    path("me/password/", views.change_password, name="change-password"),
    path("me/sure/", views.be_sure, name="be-sure"),
    path("me/codes/", views.set_up_codes, name="set-up-codes"),
    path("me/codes/stop/", views.stop_codes, name="stop-codes"),
    path("me/codes/paper/", views.new_recovery_codes, name="new-recovery-codes"),
    path("me/passkeys/", views.add_passkey, name="add-passkey"),
    path("me/passkeys/ask/", views.ask_for_new_passkey, name="ask-for-new-passkey"),
    path("me/passkeys/<int:number>/remove/", views.remove_passkey, name="remove-passkey"),
]
