"""What boto3 sees of streamed responses: each step asserts; the last line printed is `passed` with the number of steps.

Usage: streaming.py SERVICES_URL FOLDER
"""

import base64
import json
import os
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, folder = sys.argv[1:]
lam = boto3.client(
    "lambda", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 1}, read_timeout=60))
steps = 0


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def invoke(order, function="StreamFunction", **arguments):
    return lam.invoke_with_response_stream(FunctionName=function, Payload=json.dumps(order).encode(), **arguments)


def read(answer):
    """The payload and the last event."""
    events = list(answer["EventStream"])
    assert all("PayloadChunk" in event for event in events[:-1]), events
    return b"".join(event["PayloadChunk"]["Payload"] for event in events[:-1]), events[-1]["InvokeComplete"]


def progress(path):
    return int(open(path).read() or 0) if os.path.exists(path) else 0


# A part arrives while the function still waits to send the next.
go = os.path.join(folder, "go")
answer = invoke({"texts": ["one", "two"], "until": go, "type": "text/csv"}, LogType="Tail")
step(answer["StatusCode"] == 200 and answer["ExecutedVersion"] == "$LATEST", answer)
headers = answer["ResponseMetadata"]["HTTPHeaders"]
step(headers["x-amzn-remapped-content-type"] == "text/csv" and headers["x-amzn-requestid"], headers)
events = iter(answer["EventStream"])
step(next(events) == {"PayloadChunk": {"Payload": b"one"}}, "the first part alone")
open(go, "w").close()
step(next(events) == {"PayloadChunk": {"Payload": b"two"}}, "the second part")
complete = next(events)["InvokeComplete"]
log = base64.b64decode(complete.pop("LogResult")).decode()
step(complete == {}, complete)
step(log.startswith("START RequestId: " + headers["x-amzn-requestid"]) and "\nREPORT " in log, log)
step(next(events, None) is None, "InvokeComplete is the last event")

# What stands before the body is handed on.
payload, complete = read(invoke({"prelude": True, "texts": ["body"]}))
step(payload == b'{"statusCode": 201, "headers": {"content-type": "text/plain"}}' + bytes(8) + b"body", payload)
step(complete == {}, complete)
whole = lam.invoke(FunctionName="StreamFunction", Payload=b'{"texts": ["whole", "response"]}')
step(whole["Payload"].read() == b"wholeresponse" and "FunctionError" not in whole, whole)

# Errors: in the middle, by the clock, and in a response that is none that streams.
payload, complete = read(invoke({"texts": ["begun"], "fail": True}))
step(payload == b"begun" and complete["ErrorCode"] == "Stream.Refused", complete)
step(json.loads(complete["ErrorDetails"])["errorMessage"] == "refused in the middle", complete)
failed = lam.invoke(FunctionName="StreamFunction", Payload=b'{"texts": ["begun"], "fail": true}')
step(failed["FunctionError"] == "Unhandled", failed)
step(json.load(failed["Payload"])["errorType"] == "Stream.Refused", "the error of the trailers")
payload, complete = read(invoke({"texts": ["begun"], "hang": True}, function="BriefFunction"))
step(payload == b"begun" and complete["ErrorCode"] == "Sandbox.Timedout", complete)
step("Task timed out after 1.00 seconds" in complete["ErrorDetails"], complete)
payload, complete = read(invoke({"whole": 1}))
step(json.loads(payload) == {"whole": 1} and complete == {}, "a response that does not stream is one part")
step(invoke({}, InvocationType="DryRun")["StatusCode"] == 204, "DryRun")
for function, code in (("NoSuchFunction", "ResourceNotFoundException"),):
    try:
        invoke({}, function=function)
        raise AssertionError(f"{code} expected")
    except ClientError as error:
        step(error.response["Error"]["Code"] == code, error)

# 64 MB that nobody reads stay in the function; read, they come whole.
path = os.path.join(folder, "progress")
answer = invoke({"large": 1024, "progress": path})
events = iter(answer["EventStream"])
size = len(next(events)["PayloadChunk"]["Payload"])
looks = []
while len(looks) < 30 or len(set(looks[-30:])) > 1 or looks[-1] == 0:
    assert len(looks) < 2000, looks
    time.sleep(0.01)
    looks.append(progress(path))
step(looks[-1] < 512, looks[-1])
for event in events:
    size += len(event.get("PayloadChunk", {}).get("Payload", b""))
step(size == 1024 * 65536 and progress(path) == 1024, size)

# A client that leaves does not stop the function.
path = os.path.join(folder, "left")
answer = invoke({"large": 1024, "progress": path})
next(iter(answer["EventStream"]))
answer["EventStream"].close()
for _ in range(2000):
    if progress(path) == 1024:
        break
    time.sleep(0.01)
step(progress(path) == 1024, progress(path))
again, complete = read(invoke({"texts": ["there"]}))
step(again == b"there" and complete == {}, "and it serves on")

print("passed", steps)
