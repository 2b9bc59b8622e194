"""Who can sign in: the same people as at the OpenID provider, here with a password."""

import json
from pathlib import Path

from cas_server.auth import AuthUser

PASSWORD = "tango in the rain"
ATTRIBUTES = ("given_name", "family_name", "email", "groups")

USERS = {user["user"]: user for user in json.loads((Path(__file__).parent.parent / "users.json").read_text("utf-8"))}


class DemoUser(AuthUser):
    def test_password(self, password):
        return self.username in USERS and password == PASSWORD

    def attributs(self):
        known = USERS.get(self.username, {})
        return {name: known[name] for name in ATTRIBUTES if name in known}
