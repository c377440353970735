"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SchoolArgon2Hasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes and one lane (safety.md, decision 8).

    Django's default takes half a second of both cores; a class of thirty signing in at once would wait for it.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
