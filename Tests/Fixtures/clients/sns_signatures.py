"""Verifies signatures of both versions with a library of others: `sns-message-validator` knows version 1 alone, so version 2
is verified by `cryptography` over the canonical string that the validator makes.

Usage: sns_signatures.py SERVICES_URL
"""

import base64
import json
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from sns_message_validator import SNSMessageValidator

endpoint = sys.argv[1]


def sns(action, **members):
    form = urlencode({"Action": action, "Version": "2010-03-31", **members}).encode()
    return urlopen(Request(endpoint, form, {"Content-Type": "application/x-www-form-urlencoded"})).read().decode()


def sqs(operation, **members):
    headers = {"X-Amz-Target": f"AmazonSQS.{operation}", "Content-Type": "application/x-amz-json-1.0"}
    return json.load(urlopen(Request(endpoint, json.dumps(members).encode(), headers)))


validator = SNSMessageValidator(cert_url_regex="^" + endpoint)


class Refused(Exception):
    pass


def verify(message):
    if message["SignatureVersion"] == "1":
        try:
            return validator.validate_message(message)
        except Exception as error:
            raise Refused(error)
    key = x509.load_pem_x509_certificate(urlopen(message["SigningCertURL"]).read(), default_backend()).public_key()
    try:
        key.verify(base64.b64decode(message["Signature"]), validator._get_plaintext_to_sign(message).encode(),
                   PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise Refused(error)


for version in ("1", "2"):
    topic = f"arn:aws:sns:us-east-1:000000000000:signed-{version}"
    sns("CreateTopic", **{"Name": f"signed-{version}", "Attributes.entry.1.key": "SignatureVersion",
                          "Attributes.entry.1.value": version})
    queue = sqs("CreateQueue", QueueName=f"signed-{version}")["QueueUrl"]
    sns("Subscribe", TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:us-east-1:000000000000:signed-{version}")
    sns("Publish", TopicArn=topic, Message="grüße\nover two lines")
    sns("Publish", TopicArn=topic, Message="m", Subject="with a subject")
    messages = []
    while len(messages) < 2:
        got = sqs("ReceiveMessage", QueueUrl=queue, WaitTimeSeconds=5, MaxNumberOfMessages=10).get("Messages")
        assert got, messages
        messages += [json.loads(m["Body"]) for m in got]
    for message in messages:
        assert message["SignatureVersion"] == version
        verify(message)
        try:
            verify({**message, "Message": "forged"})
        except Refused:
            continue
        raise AssertionError("a forged message was not refused")

print("passed")
