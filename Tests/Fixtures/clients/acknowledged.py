"""Sends through every service at once while the emulator is killed and started again; then looks what has arrived.

Usage: acknowledged.py SERVICES_URL STOP_FILE

Prints how much was acknowledged so far. Once STOP_FILE is there, everything that was must arrive at least once.
"""

import datetime
import json
import os
import re
import sys
import threading
import time

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from checks import advance, client

ACCOUNT = "us-east-1:000000000000"
HELD = 10
acknowledged = {}
refusals = []
stopping = threading.Event()


def url(name):
    return f"{sys.argv[1]}/000000000000/{name}"


def senders():
    sqs, sns, events, s3, scheduler, dynamodb, lam = (
        client(name) for name in ("sqs", "sns", "events", "s3", "scheduler", "dynamodb", "lambda"))

    def rule(token):
        entry = {"Source": "durability", "DetailType": "d", "Detail": json.dumps({"token": token})}
        assert events.put_events(Entries=[entry])["FailedEntryCount"] == 0

    def schedule(token):
        due = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
        scheduler.create_schedule(
            Name=token, ScheduleExpression=f"at({due:%Y-%m-%dT%H:%M:%S})", FlexibleTimeWindow={"Mode": "OFF"}, Target={
                "Arn": f"arn:aws:sqs:{ACCOUNT}:arrived", "RoleArn": "arn:aws:iam::000000000000:role/r", "Input": token})

    # How to send, and after how many seconds the next one: functions take longer than queues.
    return {
        "queue": (lambda token: sqs.send_message(QueueUrl=url("arrived"), MessageBody=token), 0.03),
        "topic": (lambda token: sns.publish(TopicArn=f"arn:aws:sns:{ACCOUNT}:news", Message=token), 0.05),
        "ordered": (lambda token: sns.publish(
            TopicArn=f"arn:aws:sns:{ACCOUNT}:ordered.fifo", Message=token, MessageGroupId="g",
            MessageDeduplicationId=token), 0.05),
        "rule": (rule, 0.05),
        "bucket": (lambda token: s3.put_object(Bucket="durability-notifying", Key=token, Body=b"m"), 0.05),
        "large": (lambda token: s3.put_object(
            Bucket="durability-notifying", Key=token, Body=bytes(100_000)), 0.1),
        "schedule": (schedule, 0.2),
        "stream": (lambda token: dynamodb.put_item(TableName="rows", Item={"pk": {"S": token}}), 0.1),
        "asynchronous": (lambda token: lam.invoke(
            FunctionName="work", InvocationType="Event", Payload=json.dumps({"token": token}).encode()), 0.2),
        "mapped": (lambda token: sqs.send_message(QueueUrl=url("jobs"), MessageBody=token), 0.1),
    }


def send(path, call, pause):
    number = 0
    while not stopping.wait(pause):
        number += 1
        token = f"{path}-{number}."
        try:
            call(token)
            acknowledged[path].append(token)
        except ClientError as error:
            refusals.append(f"{token}: {error}")
        except (BotoCoreError, HTTPClientError, OSError):
            pass  # Killed: nothing was acknowledged.


def hold():
    """Takes messages in flight, which nobody deletes."""
    sqs = client("sqs")
    deadline = time.monotonic() + 60
    while True:
        try:
            sqs.list_queues()
            break
        except (BotoCoreError, HTTPClientError):
            assert time.monotonic() < deadline, "there is no emulator"
            time.sleep(0.05)
    for number in range(HELD):
        sqs.send_message(QueueUrl=url("held"), MessageBody=str(number))
    taken = set()
    while len(taken) < HELD:
        taken |= {m["Body"] for m in sqs.receive_message(
            QueueUrl=url("held"), MaxNumberOfMessages=10, WaitTimeSeconds=1)["Messages"]}


def receive(sqs, name):
    found = sqs.receive_message(
        QueueUrl=url(name), MaxNumberOfMessages=10, WaitTimeSeconds=1,
        MessageSystemAttributeNames=["ApproximateReceiveCount"]).get("Messages", [])
    if found:
        sqs.delete_message_batch(QueueUrl=url(name), Entries=[
            {"Id": str(number), "ReceiptHandle": m["ReceiptHandle"]} for number, m in enumerate(found)])
    return found


def in_order(sqs, tokens):
    """A FIFO queue gets each message of a FIFO topic once and in order, also where a kill has it sent again."""
    deadline = time.monotonic() + 60
    arrived = []
    while set(tokens) - set(arrived):
        assert time.monotonic() < deadline, f"never arrived: {sorted(set(tokens) - set(arrived))[:40]}"
        arrived += [json.loads(message["Body"])["Message"] for message in receive(sqs, "ordered.fifo")]
    numbers = [int(token[len("ordered-"):-1]) for token in arrived]
    assert numbers == sorted(set(numbers)), numbers


def collect():
    sqs = client("sqs")
    in_order(sqs, acknowledged.pop("ordered"))
    counts = sqs.get_queue_attributes(QueueUrl=url("held"), AttributeNames=["All"])["Attributes"]
    assert counts["ApproximateNumberOfMessages"] == "0", counts
    assert counts["ApproximateNumberOfMessagesNotVisible"] == str(HELD), counts
    advance(601)
    again = {}
    while len(again) < HELD:
        found = receive(sqs, "held")
        assert found, f"in flight before the kills, and never seen again: only {sorted(again)} were"
        again |= {m["Body"]: m["Attributes"]["ApproximateReceiveCount"] for m in found}
    assert set(again.values()) == {"2"}, again

    missing = {token for tokens in acknowledged.values() for token in tokens}
    deadline = time.monotonic() + 60
    while missing:
        assert time.monotonic() < deadline, f"{len(missing)} never arrived: {sorted(missing)[:40]}"
        for message in receive(sqs, "arrived"):
            missing -= set(re.findall(r"[a-z]+-\d+\.", message["Body"]))


ways = senders()
hold()
for path, (call, pause) in ways.items():
    acknowledged[path] = []
    threading.Thread(target=send, args=(path, call, pause), daemon=True).start()
shown = -1
while not os.path.exists(sys.argv[2]):
    total = sum(map(len, acknowledged.values()))
    if total != shown:
        print("acknowledged", total, flush=True)
        shown = total
    time.sleep(0.02)
stopping.set()
assert not refusals, refusals[:5]
assert all(acknowledged.values()), acknowledged
collect()
print("passed", {path: len(tokens) for path, tokens in acknowledged.items()})
