"""Puts objects until the emulator is gone, and names each that was acknowledged; or checks those that were.

Usage: s3_writer.py write SERVICES_URL | s3_writer.py check SERVICES_URL FILE
"""

import hashlib
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

s3 = boto3.client(
    "s3", endpoint_url=sys.argv[2], region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}))


def content(number):
    """Of sizes that go into the store, into a file, and in parts to the service."""
    size = (10, 100_000, 2_000_000)[number % 3]
    return (f"object {number} ".encode() * (size // 8))[:size]


if sys.argv[1] == "write":
    s3.create_bucket(Bucket="durable")
    try:
        for number in range(100_000):
            s3.put_object(Bucket="durable", Key=f"k{number}", Body=content(number))
            print("acknowledged", number, flush=True)
            if number % 5 == 4:
                s3.delete_object(Bucket="durable", Key=f"k{number - 2}")
                print("deleted", number - 2, flush=True)
    except (BotoCoreError, ClientError):
        print("gone", flush=True)
else:
    acknowledged, deleted = set(), set()
    with open(sys.argv[3]) as file:
        for line in file:
            words = line.split()
            if words and words[0] in ("acknowledged", "deleted"):
                (acknowledged if words[0] == "acknowledged" else deleted).add(int(words[1]))
    # The one whose deletion was under way may be there or not.
    pending = max(acknowledged) - 2
    for number in acknowledged - deleted - {pending}:
        got = s3.get_object(Bucket="durable", Key=f"k{number}")["Body"].read()
        assert hashlib.md5(got).digest() == hashlib.md5(content(number)).digest(), number
    listed = {o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket="durable") for o in page["Contents"]}
    assert not listed & {f"k{number}" for number in deleted}, "what was deleted is back"
    print("passed", len(acknowledged))
