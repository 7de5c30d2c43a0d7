"""An OpenID client that nobody here wrote (Authlib), with tokens verified by PyJWT, against the provider at argv[1].

argv[2] is a JSON object with what was registered. Prints a JSON object: what each step gave.
"""

import base64
import html.parser
import json
import re
import sys
import time
import urllib.parse

import jwt
import requests
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc7636 import create_s256_code_challenge

issuer = sys.argv[1]
given = json.loads(sys.argv[2])
report = {}

metadata = requests.get(f"{issuer}/.well-known/openid-configuration", timeout=30).json()
assert metadata["issuer"] == issuer, metadata
keys = jwt.PyJWKClient(metadata["jwks_uri"])


class Form(html.parser.HTMLParser):
    """The one form of the sign-in page, as a browser would send it."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.options, self.alert, self.scripts = {}, [], "", 0
        self.in_alert = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.in_alert = attributes.get("role") == "alert"
        self.scripts += tag == "script"
        if tag == "input":
            self.fields[attributes["name"]] = attributes.get("value", "")
        if tag == "option":
            self.options.append(attributes["value"])

    def handle_endtag(self, tag):
        self.in_alert = False

    def handle_data(self, data):
        if self.in_alert:
            self.alert += data


def session(client=None, scope="openid profile email offline_access events:read", **options):
    client = client or given["web"]
    return OAuth2Session(
        client["client_id"], client.get("client_secret"), scope=scope, redirect_uri=given["redirect_uri"],
        code_challenge_method="S256", token_endpoint_auth_method=client.get("method", "client_secret_basic"), **options)


def open_form(browser, oauth, verifier, **extra):
    url, state = oauth.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, **extra)
    page = browser.get(url, timeout=30, allow_redirects=False)
    return page, state


def send_form(browser, page, email, password, **changes):
    form = Form(page.text)
    fields = {**form.fields, "username": email, "password": password, "action": "sign-in", **changes}
    fields = {name: value for name, value in fields.items() if value is not None}
    return browser.post(
        metadata["authorization_endpoint"], data=fields, timeout=60, allow_redirects=False)


def sign_in(oauth, email=given["email"], password=given["password"], **extra):
    """The code's callback URL, the verifier and the state."""
    browser, verifier = requests.Session(), generate_token(48)
    page, state = open_form(browser, oauth, verifier, **extra)
    assert page.status_code == 200, (page.status_code, page.headers.get("location"), page.text[:500])
    answer = send_form(browser, page, email, password)
    assert answer.status_code == 303, (answer.status_code, answer.text[:1500])
    return answer.headers["location"], verifier, state


def parameters(url):
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))


def fetch(oauth, callback, verifier, state):
    return oauth.fetch_token(
        metadata["token_endpoint"], authorization_response=callback, code_verifier=verifier, state=state)


def refusal(**form):
    """What the token endpoint says to a form of the web client."""
    answer = requests.post(
        metadata["token_endpoint"], data=form, timeout=30,
        auth=(given["web"]["client_id"], given["web"]["client_secret"]))
    return [answer.status_code, answer.json().get("error")]


def userinfo(token):
    return requests.get(
        metadata["userinfo_endpoint"], headers={"Authorization": f"Bearer {token}"}, timeout=30)


def users(token, header="Authorization", prefix="Bearer "):
    return requests.get(f"{issuer}/users", headers={header: prefix + token}, timeout=30).status_code


def verified(token, audience, **options):
    key = keys.get_signing_key_from_jwt(token)
    return jwt.decode(token, key.key, algorithms=["RS256"], audience=audience, issuer=issuer, **options)


# The whole flow.
browser, verifier, nonce = requests.Session(), generate_token(48), generate_token(16)
oauth = session()
page, state = open_form(browser, oauth, verifier, nonce=nonce)
report["page"] = {
    "status": page.status_code, "scripts": Form(page.text).scripts,
    "policy": re.sub(r"sha256-[^']+", "sha256", page.headers["content-security-policy"]),
    "cookie": page.headers["set-cookie"].split(";", 1)[1].strip(), "cache": page.headers["cache-control"],
}
answer = send_form(browser, page, given["email"], given["password"])
callback = answer.headers["location"]
report["answer"] = [answer.status_code, parameters(callback).get("state") == state, parameters(callback).get("iss") == issuer]
token = fetch(oauth, callback, verifier, state)
claims = verified(token["id_token"], given["web"]["client_id"])
access = verified(token["access_token"], given["audience"])
report["token"] = sorted(token)
report["id_token"] = {
    "nonce": claims["nonce"] == nonce, "sub": claims["sub"] == access["sub"], "org": claims["org"],
    "roles": claims["roles"], "amr": claims["amr"],
    "lifetime": claims["exp"] - claims["iat"],
    "at_hash": claims["at_hash"] == base64.urlsafe_b64encode(
        __import__("hashlib").sha256(token["access_token"].encode()).digest()[:16]).decode().rstrip("="),
}
report["access_token"] = {
    "typ": jwt.get_unverified_header(token["access_token"])["typ"], "scope": access["scope"], "org": access["org"],
    "client": access["client_id"] == given["web"]["client_id"], "roles": access["roles"],
}
info = userinfo(token["access_token"])
report["userinfo"] = {**info.json(), "sub": info.json()["sub"] == access["sub"]}

# Rotation, and reuse of a refresh token that has been used.
first = token["refresh_token"]
second = oauth.refresh_token(metadata["token_endpoint"], refresh_token=first)
report["rotation"] = [second["refresh_token"] != first, users(second["access_token"]), userinfo(second["access_token"]).status_code]
report["reuse"] = refusal(grant_type="refresh_token", refresh_token=first)
report["after_reuse"] = [
    refusal(grant_type="refresh_token", refresh_token=second["refresh_token"]),
    userinfo(second["access_token"]).status_code,
]

# Codes: each once, with its own verifier and redirect URI, for its own client.
negatives = {}
callback, verifier, state = sign_in(session())
code = parameters(callback)["code"]
good = dict(grant_type="authorization_code", code=code, redirect_uri=given["redirect_uri"], code_verifier=verifier)
negatives["wrong verifier"] = refusal(**{**good, "code_verifier": generate_token(48)})
negatives["short verifier"] = refusal(**{**good, "code_verifier": "a"})
negatives["no verifier"] = refusal(**{**good, "code_verifier": ""})
negatives["wrong redirect_uri"] = refusal(**{**good, "redirect_uri": given["redirect_uri"] + "/"})
negatives["unknown code"] = refusal(**{**good, "code": generate_token(43)})
negatives["unknown grant"] = refusal(**{**good, "grant_type": "password"})
other = requests.post(
    metadata["token_endpoint"], data=good, timeout=30,
    auth=(given["machine"]["client_id"], given["machine"]["client_secret"]))
negatives["another client"] = [other.status_code, other.json()["error"]]
wrong = requests.post(metadata["token_endpoint"], data=good, timeout=30, auth=(given["web"]["client_id"], "wrong"))
negatives["wrong secret"] = [wrong.status_code, wrong.json()["error"], wrong.headers["www-authenticate"]]
twice = requests.post(
    metadata["token_endpoint"], data={**good, "client_secret": given["web"]["client_secret"]}, timeout=30,
    auth=(given["web"]["client_id"], given["web"]["client_secret"]))
negatives["two proofs"] = [twice.status_code, twice.json()["error"]]
repeated = requests.post(
    metadata["token_endpoint"], data=list(good.items()) + [("code", code)], timeout=30,
    auth=(given["web"]["client_id"], given["web"]["client_secret"]))
negatives["parameter twice"] = [repeated.status_code, repeated.json()["error"]]
exchanged = requests.post(
    metadata["token_endpoint"], data=good, timeout=30,
    auth=(given["web"]["client_id"], given["web"]["client_secret"])).json()
negatives["code before its reuse"] = userinfo(exchanged["access_token"]).status_code
negatives["reused code"] = refusal(**good)
negatives["token of a reused code"] = userinfo(exchanged["access_token"]).status_code

# Authorization requests.
def authorization(**changes):
    base = {
        "response_type": "code", "client_id": given["web"]["client_id"], "redirect_uri": given["redirect_uri"],
        "scope": "openid", "state": "s-1", "code_challenge": create_s256_code_challenge(generate_token(48)),
        "code_challenge_method": "S256", **changes,
    }
    answer = requests.get(
        metadata["authorization_endpoint"], params={k: v for k, v in base.items() if v is not None}, timeout=30,
        allow_redirects=False)
    error = parameters(answer.headers.get("location", "")).get("error")
    return [answer.status_code, error]


requests_refused = {
    "unknown client": authorization(client_id="nobody"),
    "other redirect_uri": authorization(redirect_uri="https://evil.example/"),
    "redirect_uri with more": authorization(redirect_uri=given["redirect_uri"] + "?a=b"),
    "no redirect_uri": authorization(redirect_uri=None),
    "machine": authorization(client_id=given["machine"]["client_id"]),
    "no challenge": authorization(code_challenge=None),
    "plain": authorization(code_challenge_method="plain"),
    "no method": authorization(code_challenge_method=None),
    "short challenge": authorization(code_challenge="abc"),
    "token": authorization(response_type="token"),
    "scope of nobody": authorization(scope="openid everything"),
    "scope not registered": authorization(scope="openid network:operate"),
    "prompt none": authorization(prompt="none"),
    "request object": authorization(request="a.b.c"),
    "fragment": authorization(response_mode="fragment"),
    "good": authorization(),
}

# The form: no token, another browser's, cancelled, wrong password, unknown user.
forms = {}
browser = requests.Session()
page, _ = open_form(browser, session(), generate_token(48))
stranger = send_form(requests.Session(), page, given["email"], given["password"])
forms["another browser"] = [stranger.status_code, Form(stranger.text).alert]
page, _ = open_form(browser, session(), generate_token(48))
without = send_form(browser, page, given["email"], given["password"], form_token=None)
forms["no token"] = [without.status_code]
page, _ = open_form(browser, session(), generate_token(48))
cancelled = send_form(browser, page, "", "", action="cancel")
forms["cancelled"] = [cancelled.status_code, parameters(cancelled.headers["location"]).get("error")]
for name, email, password in [
    ("wrong password", given["email"], "wrong password here"),
    ("unknown user", "nobody@example.com", "wrong password here"),
    ("no password", given["disabled_email"], given["password"]),
]:
    page, _ = open_form(browser, session(), generate_token(48))
    failed = send_form(browser, page, email, password)
    forms[name] = [failed.status_code, Form(failed.text).alert]
page, _ = open_form(browser, session(), generate_token(48), login_hint='"><script>alert(1)</script>')
forms["markup in a hint"] = [page.status_code, Form(page.text).scripts]

# A user of two organizations chooses.
browser, verifier = requests.Session(), generate_token(48)
page, state = open_form(browser, session(), verifier)
choice = send_form(browser, page, given["two_email"], given["password"])
chosen = send_form(browser, choice, given["two_email"], given["password"], organization="org-other")
oauth = session()
token_two = fetch(oauth, chosen.headers["location"], verifier, state)
report["choice"] = [
    choice.status_code, sorted(Form(choice.text).options), verified(token_two["access_token"], given["audience"])["org"],
]
browser = requests.Session()
page, _ = open_form(browser, session(), generate_token(48), organization="org-other")
foreign = send_form(browser, page, given["email"], given["password"])
forms["organization of others"] = [foreign.status_code, parameters(foreign.headers["location"]).get("error")]

# Lockout: five failures, then not even the right password, for names that there are and that there are not.
def failures(email):
    statuses = []
    for _ in range(6):
        page, _ = open_form(browser, session(), generate_token(48))
        statuses.append(send_form(browser, page, email, "wrong password here").status_code)
    return statuses


report["lockout"] = [failures(given["locked_email"]), failures("no.such.user@example.com")]
page, _ = open_form(browser, session(), generate_token(48))
locked = send_form(browser, page, given["locked_email"], given["password"])
report["locked"] = [locked.status_code, int(locked.headers["retry-after"]) > 1700]

# Machines: a secret, and a signed assertion.
machine = session(given["machine"], scope=None)
own = machine.fetch_token(metadata["token_endpoint"], grant_type="client_credentials")
report["machine"] = [
    sorted(own), verified(own["access_token"], given["audience"])["sub"] == given["machine"]["client_id"],
    users(own["access_token"]), userinfo(own["access_token"]).status_code,
]
signed = OAuth2Session(
    given["signing"]["client_id"], given["signing"]["private_key"],
    token_endpoint_auth_method=PrivateKeyJWT(metadata["token_endpoint"], alg="RS256"))
by_key = signed.fetch_token(metadata["token_endpoint"], grant_type="client_credentials", scope="users:write")
report["private_key_jwt"] = [users(by_key["access_token"])]


def assertion(key=given["signing"]["private_key"], **changes):
    now = int(time.time())
    claims = {
        "iss": given["signing"]["client_id"], "sub": given["signing"]["client_id"], "aud": issuer, "iat": now,
        "exp": now + 60, "jti": generate_token(24), **changes,
    }
    text = jwt.encode({k: v for k, v in claims.items() if v is not None}, key, algorithm="RS256")
    return answer_of(text), text


def answer_of(text):
    answer = requests.post(
        metadata["token_endpoint"], timeout=30, data={
            "grant_type": "client_credentials", "client_assertion": text,
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"})
    return [answer.status_code, answer.json().get("error")]


now = int(time.time())
result, text = assertion()
report["assertions"] = {
    "good": result, "used again": answer_of(text), "other audience": assertion(aud="https://evil.example")[0],
    "expired": assertion(exp=now - 1)[0], "far ahead": assertion(exp=now + 86400)[0],
    "no jti": assertion(jti=None)[0], "other subject": assertion(sub="other")[0],
    "other key": assertion(key=given["other_key"])[0],
}

# Introspection and revocation.
def introspect(text, client=given["machine"]):
    return requests.post(
        metadata["introspection_endpoint"], data={"token": text}, timeout=30,
        auth=(client["client_id"], client["client_secret"])).json()


def revoke(text, client=given["web"]):
    return requests.post(
        metadata["revocation_endpoint"], data={"token": text}, timeout=30,
        auth=(client["client_id"], client["client_secret"])).status_code


callback, verifier, state = sign_in(session())
token = fetch(session(), callback, verifier, state)
told = introspect(token["access_token"])
report["introspection"] = {
    "own organization": [told["active"], told["username"], told["org"]],
    "another organization": introspect(token["access_token"], given["foreign"]),
    "refresh token": introspect(token["refresh_token"])["active"],
    "nonsense": introspect("nonsense"),
}
report["revocation"] = {
    "another client": revoke(token["access_token"], given["machine"]), "nonsense": revoke("nonsense"),
    "access token": [revoke(token["access_token"]), introspect(token["access_token"]), userinfo(token["access_token"]).status_code],
    "refresh token": [revoke(token["refresh_token"]), refusal(grant_type="refresh_token", refresh_token=token["refresh_token"])],
}

# Forged access tokens: none, the public key as a secret, another key, another audience by the ID token.
public = keys.get_signing_key_from_jwt(token["id_token"]).key.public_bytes(
    __import__("cryptography.hazmat.primitives.serialization", fromlist=["x"]).Encoding.PEM,
    __import__("cryptography.hazmat.primitives.serialization", fromlist=["x"]).PublicFormat.SubjectPublicKeyInfo)


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def forged(header, sign=lambda data: b""):
    body = b64(json.dumps({**jwt.decode(own["access_token"], options={"verify_signature": False}), "scope": "network:operate"}).encode())
    head = b64(json.dumps({**jwt.get_unverified_header(own["access_token"]), **header}).encode())
    return f"{head}.{body}.{b64(sign(f'{head}.{body}'.encode()))}"


def hmac_with_public(data):
    return __import__("hmac").new(public, data, "sha256").digest()


report["forged"] = {
    "none": users(forged({"alg": "none"})), "HS256": users(forged({"alg": "HS256"}, hmac_with_public)),
    "unsigned": users(forged({})), "changed": users(own["access_token"][:-6] + "AAAAAA"),
    "id token": users(token["id_token"]), "good": users(own["access_token"]),
}
report["negatives"], report["requests"], report["forms"] = negatives, requests_refused, forms

# A user who is disabled, and one whose password changes, lose what they had.
callback, verifier, state = sign_in(session(), email=given["leaver_email"])
leaver = fetch(session(), callback, verifier, state)
headers = {"X-API-Key": given["api_key"]}
before = userinfo(leaver["access_token"]).status_code
changed = requests.patch(
    f"{issuer}/users/{given['leaver_id']}", json={"status": "DISABLED"}, headers=headers, timeout=30).status_code
report["disabled"] = [
    before, changed, userinfo(leaver["access_token"]).status_code,
    refusal(grant_type="refresh_token", refresh_token=leaver["refresh_token"]),
]
print(json.dumps(report))
