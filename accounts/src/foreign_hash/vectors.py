"""Makes vectors.txt: hashes of the libraries that other systems use.

    python3 -m venv venv
    venv/bin/pip install argon2-cffi==25.1.0 bcrypt==5.0.0 Django==5.2.19 passlib==1.7.4
    venv/bin/python vectors.py > vectors.txt

The salts are fixed, so that a second run writes the same file. The hashes of ASP.NET Identity are the published ones
of its own tests (dotnet/aspnetcore, PasswordHasherTest), and each is computed again here from its documented layout.
"""

import base64
import hashlib

import argon2
import bcrypt
import django.conf
from argon2.low_level import Type, hash_secret
from passlib.hash import phpass, scrypt

django.conf.settings.configure()

from django.contrib.auth.hashers import PBKDF2PasswordHasher, PBKDF2SHA1PasswordHasher

PASSWORD = "Río & señal 27"
LONG = "ñ" * 40
SALT = bytes(range(16))


class PBKDF2SHA512PasswordHasher(PBKDF2PasswordHasher):
    """As projects declare it that want SHA-512."""

    algorithm = "pbkdf2_sha512"
    digest = hashlib.sha512


def identity(name: str, blob: str) -> tuple[str, str, str]:
    data, password = base64.b64decode(blob), b"my password"
    if data[0] == 0:
        digest, rounds, salt, tag = "sha1", 1000, data[1:17], data[17:]
    else:
        number, rounds, size = (int.from_bytes(data[at : at + 4], "big") for at in (1, 5, 9))
        digest, salt, tag = ("sha1", "sha256", "sha512")[number], data[13 : 13 + size], data[13 + size :]
    assert hashlib.pbkdf2_hmac(digest, password, salt, rounds, len(tag)) == tag, name
    return name, password.decode(), blob


def argon(kind: Type, version: int) -> str:
    return hash_secret(PASSWORD.encode(), SALT, 2, 256, 2, 32, kind, version).decode()


def bcrypt_of(password: str, prefix: str) -> str:
    salt = b"$2b$05$abcdefghijklmnopqrstuu"
    made = bcrypt.hashpw(password.encode()[:72], salt).decode()
    return made.replace("$2b$", prefix)


def vectors():
    yield "argon2-cffi argon2id", PASSWORD, argon(Type.ID, 19)
    yield "argon2-cffi argon2i", PASSWORD, argon(Type.I, 19)
    yield "argon2-cffi argon2d of version 16", PASSWORD, argon(Type.D, 16)
    usual = argon2.PasswordHasher()
    yield "argon2-cffi usual", PASSWORD, usual.hash(PASSWORD, salt=SALT)
    yield "passlib scrypt", PASSWORD, scrypt.using(salt=SALT, rounds=10, block_size=8, parallelism=2).hash(PASSWORD)
    for prefix in ("$2a$", "$2b$", "$2y$"):
        yield f"bcrypt {prefix}", PASSWORD, bcrypt_of(PASSWORD, prefix)
    yield "bcrypt longer than 72 bytes", LONG, bcrypt_of(LONG, "$2b$")
    for hasher in (PBKDF2PasswordHasher, PBKDF2SHA1PasswordHasher, PBKDF2SHA512PasswordHasher):
        made = hasher().encode(PASSWORD, "Yh6Q0fJmWc1uKzR8", 1000)
        yield f"Django {hasher.algorithm}", PASSWORD, made
    for ident in ("P", "H"):
        yield f"passlib phpass ${ident}$", PASSWORD, phpass.using(salt="abcdefgh", rounds=8, ident=ident).hash(PASSWORD)
    yield identity("Identity 2", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg==")
    yield identity("Identity 3 SHA-1", "AQAAAAAAAAD6AAAAEAhftMyfTJylOlZT+eEotFXd1elee8ih5WsjXaR3PA9M")
    yield identity(
        "Identity 3 SHA-256",
        "AQAAAAEAA9CQAAAAIESkQuj2Du8Y+kbc5lcN/W/3NiAZFEm11P27nrSN5/tId+bR1SwV8CO1Jd72r4C08OLvplNlCDc3oQZ8efcW+jQ=",
    )
    yield identity(
        "Identity 3 SHA-512",
        "AQAAAAIAAAD6AAAAIJbVi5wbMR+htSfFp8fTw8N8GOS/Sje+S/4YZcgBfU7EQuqv4OkVYmc4VJl9AGZzmRTxSkP7LtVi9IWyUxX8IAAfZ8v+ZfhjCcudtC1YERSqE1OEdXLW9VukPuJWBBjLuw==",
    )


for name, password, made in vectors():
    print(f"{name}\t{password}\t{made}")
