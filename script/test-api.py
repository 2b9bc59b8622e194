"""What schemathesis needs beside the description of the API: values of its own formats, and names of this machine."""

import base64
import socket

import schemathesis
from hypothesis import strategies


def customer_number(digits: int) -> str:
    """Appends the check digit (Luhn)."""
    body = str(digits)
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    number = body + str(-sum(sum(divmod(digit, 10)) for digit in doubled) % 10)
    return f"{number[:3]}-{number[3:6]}-{number[6:]}"


def cursor(position: int) -> str:
    return base64.urlsafe_b64encode(str(position).encode()).decode().rstrip("=")


schemathesis.openapi.format(
    "customer-number", strategies.integers(10_000_000, 99_999_999).map(customer_number)
)
schemathesis.openapi.format("cursor", strategies.integers(0, 10**12).map(cursor))


# Browsers know that every name under localhost is this machine (RFC 6761); the C library does not.
resolve = socket.getaddrinfo


def resolve_localhost(host, *rest, **options):
    name = host.decode() if isinstance(host, bytes) else host
    return resolve("127.0.0.1" if name and name.endswith(".localhost") else host, *rest, **options)


socket.getaddrinfo = resolve_localhost
