"""Argon2 for passwords and PINs, with parameters for a small server."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallServerArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane: the minimum OWASP recommends.

    Django's default takes 100 MiB and eight lanes for each check. Twenty sign-ins at once would then need 2 GiB, which
    a small server does not have: anybody could stop it from outside. This one takes about 20 ms and 19 MiB.
    Source: OWASP Password Storage Cheat Sheet, Argon2id.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
