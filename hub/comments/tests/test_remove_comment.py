"""Taking one's comment back."""

from django.test import Client
from django.urls import reverse

from samples.cast import Cast
from tests.world import say


def test_a_writer_takes_a_comment_back(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone")
    comment = say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    address = reverse("remove-comment", args=[comment.public_id])
    client.force_login(cast.tomas)
    assert address in client.get(post.get_absolute_url()).content.decode()

    assert "Take your comment back?" in client.get(address).content.decode()
    assert "Was it cold?" in client.get(post.get_absolute_url()).content.decode()
    client.post(address)

    assert "Was it cold?" not in client.get(post.get_absolute_url()).content.decode()


def test_an_answer_stays_when_the_comment_above_it_goes(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone")
    comment = say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    answer = say(cast, post, cast.mei, "Yes, very.", let_in=True)
    answer.parent = comment
    answer.save(update_fields=["parent"])
    client.force_login(cast.tomas)

    client.post(reverse("remove-comment", args=[comment.public_id]))

    assert "Yes, very." in client.get(post.get_absolute_url()).content.decode()


def test_nobody_else_takes_it_back(client: Client, cast: Cast):
    comment = say(cast, cast.post(cast.mei, "everyone"), cast.tomas, "Was it cold?", let_in=True)
    for person in (cast.mei, cast.ines, cast.daniel, cast.aiko):
        client.force_login(person)

        assert client.post(reverse("remove-comment", args=[comment.public_id])).status_code == 404
