"""Addresses of building a showcase."""

from django.urls import path

from hub.showcase import views

urlpatterns = [
    path("showcase/", views.my_showcase, name="my-showcase"),
    path("showcase/start/", views.start_section, name="start-section"),
    path("showcase/name/", views.name_showcase, name="name-showcase"),
    path("showcase/special/post/<str:public_id>/", views.call_special, name="call-special"),
    path("showcase/special/file/<str:public_id>/", views.call_file_special, name="call-file-special"),
    path("showcase/special/suggest/<str:public_id>/", views.suggest_special, name="suggest-special"),
    path("showcase/special/drop/<str:public_id>/", views.drop_special, name="drop-special"),
    path("showcase/think/<str:public_id>/", views.think_about_piece, name="think-about-piece"),
    path("showcase/thought/<str:public_id>/", views.piece_thought, name="piece-thought"),
    path("showcase/thought/<str:public_id>/change/", views.change_piece_thought, name="change-piece-thought"),
    path("showcase/thought/<str:public_id>/goal/", views.piece_thought_becomes_goal, name="piece-thought-becomes-goal"),
    path("showcase/thought/<str:public_id>/remove/", views.remove_piece_thought, name="remove-piece-thought"),
    path("showcase/<str:public_id>/", views.edit_section, name="edit-section"),
    path("showcase/<str:public_id>/next/", views.next_steps, name="next-steps"),
    path("showcase/<str:public_id>/open/", views.show_section, name="show-section"),
    path("showcase/<str:public_id>/close/", views.close_section, name="close-section"),
    path("showcase/<str:public_id>/share-goals/", views.share_goals, name="share-goals"),
    path("showcase/<str:public_id>/open-again/", views.reopen_section, name="reopen-section"),
    path("showcase/<str:public_id>/ready/", views.say_ready, name="say-ready"),
    path("showcase/<str:public_id>/gallery/", views.want_words, name="want-words"),
    path("showcase/<str:public_id>/hang/", views.add_piece, name="add-piece"),
    path("promise/<str:public_id>/<str:signature>/", views.keep_promise, name="keep-promise"),
    path("showcase/piece/<str:public_id>/card/", views.promise_card, name="promise-card"),
    path("showcase/piece/<str:public_id>/", views.edit_piece, name="edit-piece"),
    path("showcase/piece/<str:public_id>/goal/", views.next_step_becomes_goal, name="next-step-becomes-goal"),
    path("showcase/piece/<str:public_id>/up/", views.move_piece, {"way": "up"}, name="move-piece-up"),
    path("showcase/piece/<str:public_id>/down/", views.move_piece, {"way": "down"}, name="move-piece-down"),
    path("showcase/piece/<str:public_id>/remove/", views.remove_piece, name="remove-piece"),
]
