"""Events on ways of several services, as boto3 sees them: each step asserts; the last line printed is `passed` with the
number of steps.

Usage: event_paths.py SERVICES_URL
"""

import datetime
import json
import sys
import threading
import time
import urllib.error
import urllib.request

import boto3
from botocore.config import Config

endpoint = sys.argv[1]
ACCOUNT = "000000000000"
REGION = "us-east-1"


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}, read_timeout=30, s3={"addressing_style": "path"}))


def arn(service, resource):
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{resource}"


events, sqs, s3, lam, scheduler = (client(name) for name in ("events", "sqs", "s3", "lambda", "scheduler"))
steps = 0


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def received(name, count, seconds=20):
    url = f"{endpoint}/{ACCOUNT}/{name}"
    messages, end = [], time.monotonic() + seconds
    while len(messages) < count and time.monotonic() < end:
        for message in sqs.receive_message(
                QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageAttributeNames=["All"],
                MessageSystemAttributeNames=["All"]).get("Messages", []):
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            messages.append(message)
    assert len(messages) == count, f"{count} messages expected in {name}, not {messages}"
    return messages


def bodies(name, count):
    return [json.loads(message["Body"]) for message in received(name, count)]


def put(source, detail):
    answer = events.put_events(Entries=[{"Source": source, "DetailType": "t", "Detail": json.dumps(detail)}])
    assert answer["FailedEntryCount"] == 0, answer
    return answer["Entries"][0]["EventId"]


def advance(duration):
    request = urllib.request.Request(
        endpoint + "/_moneta/clock/advance", data=json.dumps({"duration": duration}).encode())
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


# The bus as its template has it
second = events.describe_event_bus(Name="second")
step(json.loads(second["Policy"])["Statement"][0]["Sid"] == "everybody", second)
step(second["DeadLetterConfig"] == {"Arn": arn("sqs", "paths-undelivered")}, second)

# From bus to bus: the event is the same
identifier = put("across", {"n": 1})
crossed = bodies("from-second", 1)[0]
step(crossed["id"] == identifier and crossed["detail"] == {"n": 1} and crossed["source"] == "across", crossed)

# Rule, topic, queue
identifier = put("announced", {"n": 2})
notification = bodies("from-topic", 1)[0]
step(notification["Type"] == "Notification" and notification["TopicArn"] == arn("sns", "paths"), notification)
step(json.loads(notification["Message"])["id"] == identifier, notification)

# S3, default bus, function
s3.put_object(Bucket="paths-uploads", Key="out/no", Body=b"no")
tag = s3.put_object(Bucket="paths-uploads", Key="in/a b.txt", Body=b"hello")["ETag"].strip('"')
seen = bodies("paths-seen", 1)[0]
event = seen["event"]
step(seen["function"] == "work" and event["source"] == "aws.s3" and event["detail-type"] == "Object Created", seen)
step(event["resources"] == ["arn:aws:s3:::paths-uploads"] and event["account"] == ACCOUNT, event)
detail = event["detail"]
step(detail["version"] == "0" and detail["bucket"] == {"name": "paths-uploads"}, detail)
step(detail["object"]["key"] == "in/a b.txt" and detail["object"]["size"] == 5, detail)
step(detail["object"]["etag"] == tag and detail["object"]["sequencer"], detail)
step(detail["reason"] == "PutObject" and detail["requester"] and detail["source-ip-address"], detail)
step(detail["request-id"], detail)

# Function, destination, bus, queue
for how, condition, detail_type in (
        ("fine", "Success", "Lambda Function Invocation Result - Success"),
        ("fail", "RetriesExhausted", "Lambda Function Invocation Result - Failure")):
    lam.invoke(FunctionName="tell", InvocationType="Event", Payload=json.dumps({"how": how}).encode())
    result = bodies("from-second", 1)[0]
    step(result["source"] == "lambda" and result["detail-type"] == detail_type, result)
    step(result["detail"]["requestContext"]["condition"] == condition, result)
    step(result["detail"]["requestPayload"] == {"how": how}, result)
    step(result["resources"] == [arn("events", "event-bus/second"), arn("lambda", "function:tell") + ":$LATEST"], result)
step(len(received("paths-seen", 2)) == 2, "the function's own word of it")

# Scheduler to a topic, a bus and a FIFO queue
now = datetime.datetime.fromisoformat(json.load(urllib.request.urlopen(endpoint + "/_moneta/clock"))["now"])
due = (now + datetime.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
ROLE = f"arn:aws:iam::{ACCOUNT}:role/scheduler"
for name, target in {
    "topic": {"Arn": arn("sns", "paths"), "Input": "good morning"},
    "bus": {"Arn": arn("events", "event-bus/second"), "Input": '{"n": 3}', "EventBridgeParameters": {
        "DetailType": "reminder", "Source": "calendar"}},
    "queue": {"Arn": arn("sqs", "paths.fifo"), "Input": "in order", "SqsParameters": {"MessageGroupId": "g"}},
    "list": {"Arn": arn("events", "event-bus/second"), "Input": "[3]", "EventBridgeParameters": {
        "DetailType": "reminder", "Source": "calendar"}, "DeadLetterConfig": {"Arn": arn("sqs", "paths-undelivered")}},
}.items():
    scheduler.create_schedule(
        Name=name, ScheduleExpression=f"at({due})", FlexibleTimeWindow={"Mode": "OFF"},
        Target={"RoleArn": ROLE, **target})
step(advance("1h")["scheduleInvocations"] == 4, "four schedules")
step(bodies("from-topic", 1)[0]["Message"] == "good morning", "the topic")
reminder = bodies("from-second", 1)[0]
step(reminder["source"] == "calendar" and reminder["detail-type"] == "reminder", reminder)
step(reminder["detail"] == {"n": 3}, reminder)
step(reminder["resources"] == [arn("scheduler", "schedule/default/bus")], reminder)
ordered = received("paths.fifo", 1)[0]
step(ordered["Body"] == "in order" and ordered["Attributes"]["MessageGroupId"] == "g", ordered)
undelivered = received("paths-undelivered", 1)[0]
step(undelivered["Body"] == "[3]", undelivered)
step(undelivered["MessageAttributes"]["SCHEDULE_ARN"]["StringValue"].endswith("/list"), undelivered)
step(undelivered["MessageAttributes"]["ERROR_CODE"]["StringValue"] == "MalformedDetail", undelivered)


# Advances that compete, while time passes as well: each minute is started once, and none is left out.
scheduler.create_schedule(
    Name="minutes", ScheduleExpression="rate(1 minute)", FlexibleTimeWindow={"Mode": "OFF"},
    Target={"RoleArn": ROLE, "Arn": arn("sqs", "paths-seen"), "Input": "<aws.scheduler.scheduled-time>"})
started = []


def compete():
    for _ in range(100):
        try:
            started.append(advance("20m")["scheduleInvocations"])
            return
        except urllib.error.HTTPError as error:
            assert error.code == 400 and b"Another advance is under way" in error.read(), error
            time.sleep(0.05)


threads = [threading.Thread(target=compete) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
step(len(started) == 4, started)
scheduler.delete_schedule(Name="minutes")
url = f"{endpoint}/{ACCOUNT}/paths-seen"
end = time.monotonic() + 20
minutes = []
while time.monotonic() < end and (len(minutes) < 80 or len(minutes) < sum(started)):
    minutes += [datetime.datetime.fromisoformat(message["Body"]) for message in sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", [])]
minutes.sort()
step(len(minutes) >= 80 and len(set(minutes)) == len(minutes), (started, minutes))
steps_between = {later - earlier for earlier, later in zip(minutes, minutes[1:])}
step(steps_between == {datetime.timedelta(minutes=1)}, steps_between)

print("passed", steps)
