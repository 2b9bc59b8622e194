"""A real CAS server for the demo and the tests: django-cas-server, with users of its own.

    python end2end/providers/cas/serve.py [--port N] [--tests]

It listens on this machine only, at that port or, if somebody else does, at a free one, and says its address once it does.
`--tests` opens the door of tests.py.
"""

import argparse
import os
import signal
import socket
import sys
import tempfile
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

# Every portal of this machine may authenticate users, and is notified when a session ends.
PORTALS = r"^http://[a-z0-9-]+\.localhost:\d+/sso/\d+/callback(\?|$)"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    def address_string(self):
        return self.client_address[0]

    def log_message(self, format, *args):
        pass


def know_localhost():
    """Only browsers know by themselves that `*.localhost` is this machine."""
    look_up = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        return look_up("127.0.0.1" if name and name.endswith(".localhost") else host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


def main():
    options = argparse.ArgumentParser(description="A CAS server for trying things out.")
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--tests", action="store_true")
    wanted = options.parse_args()
    know_localhost()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="guichet-cas-") as folder:
        os.environ["CAS_FOLDER"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
        serve(wanted.port, wanted.tests)


def serve(port, with_tests):
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0, interactive=False)
    from cas_server.models import ReplaceAttributName, ServicePattern

    portals = ServicePattern.objects.create(name="Guichet", pattern=PORTALS, single_log_out=True)
    ReplaceAttributName.objects.create(name="*", service_pattern=portals)
    application = get_wsgi_application()
    if with_tests:
        from tests import Tests

        application = Tests(application)
    with listen(port, application) as server:
        print(f"ready http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


def listen(port, application):
    try:
        return make_server("127.0.0.1", port, application, Server, QuietHandler)
    except OSError:
        return make_server("127.0.0.1", 0, application, Server, QuietHandler)


if __name__ == "__main__":
    main()
