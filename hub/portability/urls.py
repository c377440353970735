"""Addresses of bringing work here and of taking it along."""

from django.urls import path

from hub.portability import views

urlpatterns = [
    path(".well-known/learning-hub-key", views.signing_key, name="signing-key"),
    path("manage/erase/", views.erasings, name="erasings"),
    path("manage/erase/<str:public_id>/", views.erase, name="erase"),
    path("manage/erasing/<str:public_id>/", views.erasing, name="erasing"),
    path("take-it-with-me/", views.take_along, name="take-along"),
    path("packing/<str:public_id>/", views.packing, name="packing"),
    path("packing/<str:public_id>/stop/", views.stop_packing, name="stop-packing"),
    path("packing/<str:public_id>/file/", views.packed_file, name="packed-file"),
    path("packing/<str:public_id>/end-code/", views.end_moving_code, name="end-moving-code"),
    path("moving/<str:secret>/", views.moving, name="moving"),
    path("moving/<str:secret>/arrived/", views.arrived, name="arrived"),
    path("whole-classes/", views.take_classes, name="take-classes"),
    path("whole-classes/pack/", views.pack_class, name="pack-class"),
    path("whole-classes/<str:public_id>/file/", views.packed_class, name="packed-class"),
    path("whole-classes/<str:public_id>/stop/", views.stop_class, name="stop-class"),
    path("take-it-with-me/<str:slug>/", views.take_blog, name="take-blog"),
    path("take-it-with-me/<str:slug>/pack/", views.pack_blog, name="pack-blog"),
    path("import/wordpress/<str:slug>/", views.bring, name="import-wordpress"),
    path("import/<str:public_id>/", views.look, name="import-look"),
    path("import/<str:public_id>/start/", views.start, name="import-start"),
    path("import/<str:public_id>/progress/", views.progress, name="import-progress"),
    path("import/<str:public_id>/report/", views.report, name="import-report"),
    path("import/<str:public_id>/report.csv", views.report_as_csv, name="import-report-csv"),
    path("import/<str:public_id>/release/", views.release, name="import-release"),
    path("import/<str:public_id>/showcase/", views.showcase, name="import-showcase"),
    path("import/<str:public_id>/differences/", views.differences, name="import-differences"),
    path("import/<str:public_id>/differences/<int:number>/", views.choose_text, name="import-choose-text"),
    path("import/<str:public_id>/undo/", views.undo, name="import-undo"),
]
