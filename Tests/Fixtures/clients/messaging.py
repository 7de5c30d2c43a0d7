"""Drives an application of every event type and compares what its functions got with AWS's samples.

Usage: messaging.py SERVICES_URL MONETA SAMPLES_FOLDER
"""

import base64
import datetime
import json
import subprocess
import sys
import time

from checks import client, endpoint, finish, step
from record_shapes import differences

MONETA, SAMPLES = sys.argv[2:4]
WAIT_SECONDS = 30

s3, sqs, sns, dynamodb = (client(name) for name in ("s3", "sqs", "sns", "dynamodb"))
results = sqs.get_queue_url(QueueName="results")["QueueUrl"]
got = {}


def events(function, count=1):
    """The events that the function got so far, once there are so many."""
    end = time.monotonic() + WAIT_SECONDS
    while len(got.get(function, [])) < count:
        assert time.monotonic() < end, f"{function} got {got.get(function)}, others {sorted(got)}"
        answer = sqs.receive_message(QueueUrl=results, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        for message in answer.get("Messages", []):
            result = json.loads(message["Body"])
            got.setdefault(result["function"], []).append(result["event"])
            sqs.delete_message(QueueUrl=results, ReceiptHandle=message["ReceiptHandle"])
    return got[function]


def same(event, sample, reasons):
    with open(f"{SAMPLES}/{sample}.json") as file:
        expected = json.load(file)
    found = differences(expected, event, reasons)
    step(not found, f"{sample}: {found}\n{json.dumps(event, indent=1)}")
    unused = [path for path in reasons if not _reaches(expected, path) and not _reaches(event, path)]
    step(not unused, f"{sample}: no such fields as {unused}")


def _reaches(value, path):
    for part in path.replace("[]", ".0").split(".")[1:]:
        if isinstance(value, list):
            value = value[0] if value else {}
        elif part in value:
            value = value[part]
        else:
            return False
    return True


# Each with the page of AWS's documentation that says otherwise than the sample.
S3_REASONS = {
    ".Records[].eventVersion":
        "S3, 'Event message structure': 2.1 and later; the sample is of the first structure",
}
SCHEDULED_REASONS = {
    ".version": "EventBridge, 'AWS service event metadata': every event has it, and it is \"0\"; the sample leaves it out",
}
FIFO_REASONS = {
    ".Records[].attributes.AWSTraceHeader": "SQS, 'Message system attributes': there if the sender gives one",
    ".Records[].attributes.DeadLetterQueueSourceArn": "SQS, 'Message system attributes': there in a dead-letter queue only",
    ".Records[].awsRegion": "the sample is of another one",
}

NOTIFICATION_REASONS = {
    ".MessageAttributes": "SNS, 'Message attributes': there if the publisher gives some, which S3 does not",
    ".Subject": "SNS, 'HTTP/HTTPS notification JSON format': there if the publisher gives one, as S3 does",
}

# What the comparison finds
for different in ({"a": {"b": "x"}}, {"a": [], "c": 1}, {"a": [{"b": 1}], "c": "1"}, {"a": [{"b": "x"}], "c": 1, "d": 1},
                  {"a": [{"b": ""}], "c": 1}, {"a": [{"b": "1970-01-01T00:00:00Z"}], "c": 1}):
    step(differences({"a": [{"b": "1970-01-01T00:00:00.000Z"}], "c": 1}, different, {}), different)

# SQS
sent = sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="jobs")["QueueUrl"], MessageBody="Hello from SQS!")
[event] = events("queue")
same(event, "sqs-receive-message", {})
record = event["Records"][0]
step(record["messageId"] == sent["MessageId"] and record["body"] == "Hello from SQS!", record)
step(record["md5OfBody"] == "7b270e59b47ff90a553787216d55d91d" and record["eventSourceARN"].endswith(":jobs"), record)

steps = sqs.get_queue_url(QueueName="steps.fifo")["QueueUrl"]
for number in range(20):
    sqs.send_message(QueueUrl=steps, MessageBody=f"{number}", MessageGroupId=f"group-{number % 2}")
while sum(len(event["Records"]) for event in got.get("fifo", [])) < 20:
    events("fifo", len(got.get("fifo", [])) + 1)
for event in got["fifo"]:
    same(event, "sqs-fifo", FIFO_REASONS)
for group in ("group-0", "group-1"):
    numbers = sorted(
        (record["attributes"]["SequenceNumber"], int(record["body"])) for event in got["fifo"]
        for record in event["Records"] if record["attributes"]["MessageGroupId"] == group)
    step([body for _, body in numbers] == sorted(body for _, body in numbers), numbers)

# SNS: what the filter policy lets through
topic = "arn:aws:sns:us-east-1:000000000000:notices"
sns.publish(TopicArn=topic, Message="not for the function")
published = sns.publish(
    TopicArn=topic, Subject="example subject", Message="example message", MessageAttributes={
        "Test": {"DataType": "String", "StringValue": "TestString"},
        "TestBinary": {"DataType": "Binary", "BinaryValue": b"TestBinary"}})
[event] = events("notice")
same(event, "sns-notification", {})
notice = event["Records"][0]["Sns"]
step(notice["MessageId"] == published["MessageId"] and notice["Message"] == "example message", notice)
step(notice["MessageAttributes"] == {
    "Test": {"Type": "String", "Value": "TestString"},
    "TestBinary": {"Type": "Binary", "Value": base64.b64encode(b"TestBinary").decode()}}, notice)

# S3
put = s3.put_object(Bucket="uploads", Key="test/key", Body=b"x" * 1024)
[event] = events("bucket")
same(event, "s3-put", S3_REASONS)
record = event["Records"][0]
step(record["s3"]["object"]["size"] == 1024 and f'"{record["s3"]["object"]["eTag"]}"' == put["ETag"], record)
step(record["s3"]["bucket"]["arn"] == "arn:aws:s3:::uploads", record)
step(tuple(map(int, record["eventVersion"].split("."))) >= (2, 1), record["eventVersion"])

# An upload goes bucket → topic → queue → function → bus → rule → function.
s3.put_object(Bucket="uploads", Key="orders/7 ü.json", Body=b"{}")
uploaded = None
while uploaded is None:
    # A bucket whose notifications are set sends an `s3:TestEvent` first.
    for event in events("order", 1):
        same(event, "sqs-receive-message", {})
        body = json.loads(event["Records"][0]["body"])
        same(body, "sns-queue-notification", NOTIFICATION_REASONS)
        step(body["Subject"] == "Amazon S3 Notification" and body["TopicArn"].endswith(":uploads"), body)
        message = json.loads(body["Message"])
        if "Records" in message:
            uploaded = message
        else:
            step(message["Event"] == "s3:TestEvent" and message["Bucket"] == "uploads", message)
    if uploaded is None:
        events("order", len(got["order"]) + 1)
same(uploaded, "s3-put", S3_REASONS)
step(uploaded["Records"][0]["s3"]["object"]["key"] == "orders/7+%C3%BC.json", uploaded)
[event] = events("rule")
with open(f"{SAMPLES}/eventbridge-service.json") as file:
    envelope = {**json.load(file), "source": "shop", "detail-type": "Order Taken", "region": "us-east-1"}
found = differences(envelope, event, {".detail": "the application's own"})
step(not found, f"{found}\n{event}")
step(event["detail"] == uploaded["Records"][0]["s3"]["object"], event)
step(event["resources"] == ["arn:aws:s3:::uploads"], event)

# DynamoDB: the sample's three changes, one after the other
key = {"Id": {"N": "101"}}
dynamodb.put_item(TableName="orders", Item={**key, "Message": {"S": "New item!"}})
dynamodb.update_item(
    TableName="orders", Key=key, UpdateExpression="SET Message = :m",
    ExpressionAttributeValues={":m": {"S": "This item has changed"}})
dynamodb.delete_item(TableName="orders", Key=key)
changes = [event["Records"][0] for event in events("table", 3)]
with open(f"{SAMPLES}/dynamodb-update.json") as file:
    expected = {record["eventName"]: record for record in json.load(file)["Records"]}
step(sorted(change["eventName"] for change in changes) == ["INSERT", "MODIFY", "REMOVE"], changes)
for change in changes:
    sample = expected[change["eventName"]]
    found = differences(sample, change, {})
    step(not found, f"{found}\n{change}")
    for field in ("Keys", "NewImage", "OldImage", "SizeBytes", "StreamViewType"):
        step(change["dynamodb"].get(field) == sample["dynamodb"].get(field), (field, change))
    label = change["eventSourceARN"].partition("/stream/")[2]
    datetime.datetime.strptime(label, "%Y-%m-%dT%H:%M:%S.%f")

# Both schedules, a day of them in a moment
advanced = subprocess.run(
    [MONETA, "clock", "advance", "1d", "--endpoint", endpoint], capture_output=True, text=True, timeout=90)
step(advanced.returncode == 0 and "25 schedule invocations started" in advanced.stdout, advanced)
hours = events("hour", 24)
for event in hours:
    same(event, "cloudwatch-scheduled-event", SCHEDULED_REASONS)
    step(event["version"] == "0" and event["detail"] == {}, event)
    step(event["resources"] == ["arn:aws:events:us-east-1:000000000000:rule/hourly"], event)
times = sorted(datetime.datetime.fromisoformat(event["time"]) for event in hours)
step(all(t.minute == t.second == 0 for t in times), times)
step([b - a for a, b in zip(times, times[1:])] == [datetime.timedelta(hours=1)] * (len(times) - 1), times)
event = events("night")[0]
same(event, "eventbridge-scheduler", {".region": "the sample is of another one"})
step(event["resources"] == ["arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly"], event)

# One more of either schedule if its time came while this ran.
step(len(got["hour"]) in (24, 25) and len(got["night"]) in (1, 2), (len(got["hour"]), len(got["night"])))
step({name: len(got[name]) for name in ("queue", "notice", "bucket", "rule", "table")} == {
    "queue": 1, "notice": 1, "bucket": 1, "rule": 1, "table": 3}, "each came once")
finish()
