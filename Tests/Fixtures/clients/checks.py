"""What the scripts of the small services share: a client, steps that assert, and calls that must be refused."""

import json
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]
_steps = 0


def client(service, **credentials):
    given = {"aws_access_key_id": "test", "aws_secret_access_key": "test", **credentials}
    # What the service refuses must reach it: botocore's own checks stay out of the way.
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1",
        config=Config(retries={"max_attempts": 1}, read_timeout=30, parameter_validation=False), **given)


def step(condition, what):
    global _steps
    assert condition, what
    _steps += 1


def refused(code, call, text=None, **arguments):
    """The call fails with the code, and where a text is given with exactly that."""
    try:
        answer = call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        step(found["Code"] == code, f"{code} expected, not {error}")
        step(text is None or found["Message"] == text, f"{text!r} expected, not {found['Message']!r}")
        return error.response
    raise AssertionError(f"{code} expected, but the call answered {answer}")


def advance(seconds):
    """Moves the emulator's clock."""
    body = json.dumps({"seconds": seconds}).encode()
    urllib.request.urlopen(urllib.request.Request(endpoint + "/_moneta/clock/advance", data=body)).close()


def finish():
    print("passed", _steps)
