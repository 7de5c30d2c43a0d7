"""What schemathesis needs to get past the door of Moneta Core: API keys, publishers' signatures, identifiers that exist.

Loaded by schemathesis itself (SCHEMATHESIS_HOOKS). API is where it answers; SEED is the folder of `moneta-core data seed`; FUZZ_SEED is the number
that every choice made here follows from.
"""

import base64
import json
import os
import random
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import schemathesis
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

SEED = Path(os.environ["SEED"])
FUZZ_SEED = os.environ["FUZZ_SEED"]
NETWORK = json.loads((SEED / "seed.json").read_text())
PUBLISHER_KEY = serialization.load_pem_private_key((SEED / "publisher-key.pem").read_bytes(), None)
API_KEY = (SEED / "operator.key").read_text().strip()

# Identifiers that exist, by the names that they have in paths, queries and bodies.
KNOWN = {
    "organization_id": [NETWORK["organization_id"]],
    "organizationId": [NETWORK["organization_id"]],
    "publisher_id": [NETWORK["publisher_id"]],
    "publisherId": [NETWORK["publisher_id"]],
    "partner_id": [NETWORK["partner_id"]],
    "partnerId": [NETWORK["partner_id"]],
    "mpass_id": NETWORK["mpass_ids"],
    "mpassId": NETWORK["mpass_ids"],
}


def key_ids():
    """Of the API keys that the seeded network calls with."""
    for organization in (NETWORK["organization_id"], "org-other", "org-network"):
        url = f"{os.environ['API']}/api/v1/organizations/{organization}/api-keys?limit=100"
        request = urllib.request.Request(url, headers={"X-API-Key": API_KEY})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                for items in json.load(answer).values():
                    if isinstance(items, list):
                        yield from (item["key_id"] for item in items)
        except urllib.error.HTTPError as error:
            # Who runs the network need not be a customer of it.
            if error.code != 404:
                raise


# What requests depend on: closed, suspended or revoked, everything after it would get no further than the door.
KEPT = {"org-other", "publisher-other", "partner-other", NETWORK["certificate_x5t_s256"], *key_ids()}
KEPT |= {identifier for identifiers in KNOWN.values() for identifier in identifiers}


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def signature(body, url):
    """A detached JWS over the exact bytes (RFC 7515 appendix F, RFC 7797)."""
    header = {
        "alg": "PS256",
        "b64": False,
        "crit": ["b64"],
        "x5t#S256": NETWORK["certificate_x5t_s256"],
        "iat": int(time.time()),
        "jti": str(uuid.uuid4()),
        "aud": NETWORK["audience"],
        "url": url,
    }
    protected = base64url(json.dumps(header).encode())
    salt = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256.digest_size)
    signed = PUBLISHER_KEY.sign(protected + b"." + body, salt, hashes.SHA256())
    return (protected + b".." + base64url(signed)).decode()


def keep(case):
    """What is changed or ended is never what the other requests depend on."""
    addressed = case.path.rsplit("/", 1)[-1].strip("{}")
    for name, value in (case.path_parameters or {}).items():
        if value in KEPT and case.method != "GET" and (name == addressed or name in ("keyId", "thumbprint")):
            case.path_parameters[name] = "nothing"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Half of the requests name what exists, so that they reach what lies behind the first look into a table."""
    if case.headers:
        # HTTP itself has no control characters in headers (RFC 9110, 5.5): a server refuses them before there is a request.
        for name, value in case.headers.items():
            case.headers[name] = "".join(letter for letter in value if letter >= " " and letter != "\x7f")
    keep(case)
    drawn = random.Random(repr((FUZZ_SEED, case.method, case.path, case.path_parameters, case.query, case.body)))
    if drawn.random() < 0.5:
        return
    for values in (case.query, case.body):
        if isinstance(values, dict):
            for name in sorted(KNOWN.keys() & values.keys()):
                values[name] = drawn.choice(KNOWN[name])
    if isinstance(case.path_parameters, dict):
        for name in sorted(KNOWN.keys() & case.path_parameters.keys()):
            case.path_parameters[name] = drawn.choice(KNOWN[name])
        keep(case)


class Caller:
    """Credentials that open everything, for the bytes that are really sent."""

    def __call__(self, request):
        request.headers["X-API-Key"] = API_KEY
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        if request.method == "POST" and "/events/" in urlsplit(request.url).path and isinstance(body, bytes):
            request.headers["X-JWS-Signature"] = signature(body, request.url)
        return request


schemathesis.auth.set_from_requests(Caller())
