"""What the tests do behind the server's back: new users, and faults."""

import json
from threading import Event

from users import USERS

FAULTS = {
    "error": ("503 Service Unavailable", "text/html", b"<h1>Maintenance</h1>"),
    "garbage": ("200 OK", "text/xml", b"<cas:serviceResponse"),
    "silence": ("504 Gateway Timeout", "text/plain", b""),
}


class Tests:
    def __init__(self, application):
        self.application = application
        self.fault = {}

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if self.fault.get(path) == "silence":
            Event().wait(30)
        if path in self.fault:
            status, kind, body = FAULTS[self.fault[path]]
            start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
            return [body]
        if environ["REQUEST_METHOD"] == "POST" and path.startswith("/tests/"):
            self.fulfil(path, json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
            start_response("204 No Content", [])
            return []
        return self.application(environ, start_response)

    def fulfil(self, path, wish):
        if path == "/tests/add-user":
            USERS[wish["user"]] = wish
        elif path == "/tests/fault" and wish["fault"] is None:
            self.fault.pop(wish["path"], None)
        elif path == "/tests/fault":
            self.fault[wish["path"]] = wish["fault"]
        else:
            raise ValueError(f"The tests have no wish {path}.")
