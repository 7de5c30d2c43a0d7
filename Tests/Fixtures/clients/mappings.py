"""What boto3 sees of event source mappings and their API.

Usage: mappings.py SERVICES_URL
"""

import json
import time
import urllib.request

from checks import client, endpoint, finish, refused, step

lam, sqs = client("lambda"), client("sqs")
account = "arn:aws:sqs:us-east-1:000000000000"
pending = []


def url(name, **attributes):
    return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]


seen_url = sqs.get_queue_url(QueueName="seen")["QueueUrl"]


def seen(matching, what, seconds=30):
    """The next event that a function has told of and that matches; others are kept for later."""
    deadline = time.time() + seconds
    while time.time() < deadline:
        for entry in pending:
            if matching(entry):
                pending.remove(entry)
                return entry
        for message in sqs.receive_message(
                QueueUrl=seen_url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
            pending.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=seen_url, ReceiptHandle=message["ReceiptHandle"])
    raise AssertionError(f"{what}: {pending}")


def has_body(text):
    return lambda entry: any(text in r["body"] for r in entry["event"].get("Records", []))


def settled(uuid, state, seconds=20):
    deadline = time.time() + seconds
    while time.time() < deadline:
        found = lam.get_event_source_mapping(UUID=uuid)
        if found["State"] == state:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{state} expected: {found}")


def gone(uuid):
    deadline = time.time() + 20
    while time.time() < deadline:
        try:
            lam.get_event_source_mapping(UUID=uuid)
        except lam.exceptions.ResourceNotFoundException as error:
            return error.response
        time.sleep(0.01)
    raise AssertionError("the mapping is still there")


# Those of the template
listed = lam.list_event_source_mappings(FunctionName="consumer")["EventSourceMappings"]
step(len(listed) == 1, listed)
own = listed[0]
step(own["EventSourceArn"] == f"{account}:jobs" and own["FunctionArn"].endswith(":function:consumer"), own)
step(own["BatchSize"] == 5 and own["MaximumBatchingWindowInSeconds"] == 0, own)
step(own["FunctionResponseTypes"] == ["ReportBatchItemFailures"], own)
step(own["FilterCriteria"] == {"Filters": [{"Pattern": '{"body":{"kind":["job"]}}'}]}, own)
step(own["ScalingConfig"] == {"MaximumConcurrency": 5}, own)
step(own["StateTransitionReason"] == "USER_INITIATED" and own["State"] == "Enabled", own)
step(own["EventSourceMappingArn"] == f"arn:aws:lambda:us-east-1:000000000000:event-source-mapping:{own['UUID']}", own)
step("LastProcessingResult" not in own and "StartingPosition" not in own, own)

# The event, field by field as `sam local generate-event sqs receive-message` has it
jobs = sqs.get_queue_url(QueueName="jobs")["QueueUrl"]
sent = sqs.send_message(QueueUrl=jobs, MessageBody='{"kind": "job", "n": 1}', MessageAttributes={
    "trace": {"DataType": "String", "StringValue": "t"}})
record = seen(has_body('"n": 1'), "the job")["event"]["Records"][0]
step(set(record) - {"md5OfMessageAttributes"} == {
    "messageId", "receiptHandle", "body", "attributes", "messageAttributes", "md5OfBody", "eventSource",
    "eventSourceARN", "awsRegion"}, record)
step(record["messageId"] == sent["MessageId"] and record["md5OfBody"] == sent["MD5OfMessageBody"], record)
step(set(record["attributes"]) == {
    "ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp"}, record)
step(record["eventSource"] == "aws:sqs" and record["eventSourceARN"] == own["EventSourceArn"], record)
step(record["awsRegion"] == "us-east-1" and record["body"] == '{"kind": "job", "n": 1}', record)
step(record["messageAttributes"]["trace"] == {
    "stringValue": "t", "stringListValues": [], "binaryListValues": [], "dataType": "String"}, record)

# What does not match is deleted; a partial failure returns alone
sqs.send_message_batch(QueueUrl=jobs, Entries=[
    {"Id": "a", "MessageBody": '{"kind":"other"}'}, {"Id": "b", "MessageBody": "plain text"},
    {"Id": "c", "MessageBody": '{"kind":"job","mark":"fine"}'},
    {"Id": "d", "MessageBody": '{"kind":"job","mark":"fail"}'}])
seen(has_body("fail"), "the failing job")
again = seen(lambda e: has_body("fail")(e) and any(
    r["attributes"]["ApproximateReceiveCount"] == "2" for r in e["event"]["Records"]), "its second receive")
step([r["body"] for r in again["event"]["Records"]] == ['{"kind":"job","mark":"fail"}'], again)
sqs.purge_queue(QueueUrl=jobs)
step(not any(has_body("other")(e) or has_body("plain")(e) for e in pending), pending)

# A hanging function slows nobody
slow = sqs.get_queue_url(QueueName="slow")["QueueUrl"]
for number in range(3):
    sqs.send_message(QueueUrl=slow, MessageBody=f"slow {number}")
seen(has_body("slow"), "the slow function's event")
sqs.send_message(QueueUrl=jobs, MessageBody='{"kind":"job","mark":"beside"}')
seen(has_body("beside"), "a job beside a hanging function", seconds=5)

# Create, get, update, disable, enable, delete
orders = url("orders", VisibilityTimeout="30")
orders_arn = f"{account}:orders"
made = lam.create_event_source_mapping(EventSourceArn=orders_arn, FunctionName="plain", Tags={"team": "a"})
step(made["ResponseMetadata"]["HTTPStatusCode"] == 202 and made["State"] == "Creating", made)
step(made["BatchSize"] == 10 and made["LastModified"].year >= 2024, made)
uuid = made["UUID"]
settled(uuid, "Enabled")
sqs.send_message(QueueUrl=orders, MessageBody="first order")
seen(has_body("first order"), "the first order")
refused("ResourceConflictException", lam.create_event_source_mapping, FunctionName="plain", EventSourceArn=orders_arn,
        text=f'An event source mapping with SQS arn (" {orders_arn} ") and function (" plain ") already exists. '
        f"Please update or delete the existing mapping with UUID {uuid}")
changed = lam.update_event_source_mapping(UUID=uuid, BatchSize=3, FunctionResponseTypes=["ReportBatchItemFailures"])
step(changed["State"] == "Updating" and changed["BatchSize"] == 3, changed)
step(settled(uuid, "Enabled")["FunctionResponseTypes"] == ["ReportBatchItemFailures"], "updated")
step(lam.update_event_source_mapping(UUID=uuid, Enabled=False)["State"] == "Disabling", "Disabling")
settled(uuid, "Disabled")
sqs.send_message(QueueUrl=orders, MessageBody="second order")
time.sleep(0.5)
step(not any(has_body("second order")(e) for e in pending), pending)
step(sqs.get_queue_attributes(QueueUrl=orders, AttributeNames=["All"])["Attributes"][
    "ApproximateNumberOfMessages"] == "1", "a disabled mapping leaves messages alone")
step(lam.update_event_source_mapping(UUID=uuid, Enabled=True)["State"] == "Enabling", "Enabling")
seen(has_body("second order"), "the second order, once enabled")
settled(uuid, "Enabled")

# Tags
arn = made["EventSourceMappingArn"]
step(lam.list_tags(Resource=arn)["Tags"] == {"team": "a"}, "tags")
lam.tag_resource(Resource=arn, Tags={"stage": "test"})
lam.untag_resource(Resource=arn, TagKeys=["team"])
step(lam.list_tags(Resource=arn)["Tags"] == {"stage": "test"}, "tags")
refused("ResourceNotFoundException", lam.list_tags, Resource=arn[:-4] + "0000")

# Lists in pages
for number in range(3):
    url(f"page-{number}", VisibilityTimeout="30")
    lam.create_event_source_mapping(EventSourceArn=f"{account}:page-{number}", FunctionName="plain", Enabled=False)
pages = list(lam.get_paginator("list_event_source_mappings").paginate(
    FunctionName="plain", PaginationConfig={"PageSize": 2}))
found = [m["EventSourceArn"] for page in pages for m in page["EventSourceMappings"]]
step(len(pages) == 2 and len(found) == len(set(found)) == 4, found)
one = lam.list_event_source_mappings(EventSourceArn=f"{account}:page-1")["EventSourceMappings"]
step([m["FunctionArn"].split(":")[-1] for m in one] == ["plain"], one)
settled(one[0]["UUID"], "Disabled")
refused("ResourceNotFoundException", lam.list_event_source_mappings, FunctionName="nobody")

# What AWS refuses
short = url("short", VisibilityTimeout="1")
create = lam.create_event_source_mapping
invalid = "InvalidParameterValueException"
refused(invalid, create, text="Function does not exist", EventSourceArn=orders_arn, FunctionName="nobody")
refused(invalid, create, text="Unrecognized event source.", FunctionName="plain")
refused(invalid, create, text="Error occurred while ReceiveMessage. SQS Error Code: "
        "AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.",
        EventSourceArn=f"{account}:nothing", FunctionName="plain")
refused(invalid, create, text="Queue visibility timeout: 1 seconds is less than Function timeout: 5 seconds",
        EventSourceArn=f"{account}:short", FunctionName="plain")
refused(invalid, create, text="Maximum batch window in seconds must be greater than 0 if maximum batch size is greater "
        "than 10", EventSourceArn=orders_arn, FunctionName="consumer", BatchSize=11)
refused(invalid, create, text="Batching window is not supported for FIFO queues",
        EventSourceArn=f"{account}:any.fifo", FunctionName="plain", MaximumBatchingWindowInSeconds=1)
refused(invalid, create, text="StartingPosition is not valid for SQS event sources.", EventSourceArn=orders_arn,
        FunctionName="consumer", StartingPosition="LATEST")
refused(invalid, create, text="Invalid filter pattern definition.", EventSourceArn=orders_arn, FunctionName="consumer",
        FilterCriteria={"Filters": [{"Pattern": '{"body": "not a list"}'}]})
refused(invalid, create, EventSourceArn=orders_arn, FunctionName="consumer",
        FilterCriteria={"Filters": [{"Pattern": '{"body":["a"]}'}] * 11})
refused(invalid, create, EventSourceArn=orders_arn, FunctionName="consumer", ParallelizationFactor=2)
for name, value, constraint in (
        ("BatchSize", 0, "Member must have value greater than or equal to 1"),
        ("BatchSize", 10_001, "Member must have value less than or equal to 10000"),
        ("MaximumBatchingWindowInSeconds", 301, "Member must have value less than or equal to 300")):
    refused("ValidationException", create, EventSourceArn=orders_arn, FunctionName="consumer", **{name: value},
            text=f"1 validation error detected: Value '{value}' at '{name[0].lower() + name[1:]}' failed to satisfy "
            f"constraint: {constraint}")
for value in (1, 1001):
    refused("ValidationException", create, EventSourceArn=orders_arn, FunctionName="consumer",
            ScalingConfig={"MaximumConcurrency": value})
refused("ValidationException", create, EventSourceArn=orders_arn, FunctionName="consumer",
        FunctionResponseTypes=["Everything"])
refused("ValidationException", create, EventSourceArn=orders_arn)
missing = "00000000-0000-4000-8000-000000000000"
for call in (lam.get_event_source_mapping, lam.update_event_source_mapping, lam.delete_event_source_mapping):
    refused("ResourceNotFoundException", call, UUID=missing, text="The resource you requested does not exist.")
refused(invalid, lam.update_event_source_mapping, UUID=uuid, BatchSize=100)
refused(invalid, lam.update_event_source_mapping, UUID=uuid, FunctionName="nobody", text="Function does not exist")
for body in (b"{", b"[]", b'{"FunctionName": 7}', b'{"BatchSize": "many"}', b"\xff"):
    request = urllib.request.Request(f"{endpoint}/2015-03-31/event-source-mappings/", data=body, method="POST")
    try:
        urllib.request.urlopen(request)
        raise AssertionError(body)
    except urllib.error.HTTPError as error:
        step(error.code == 400 and error.headers["x-amzn-ErrorType"] == "SerializationException", (body, error.code))

# A batching window gathers
url("gathered", VisibilityTimeout="30")
lam.create_event_source_mapping(
    EventSourceArn=f"{account}:gathered", FunctionName="plain", BatchSize=100, MaximumBatchingWindowInSeconds=2)
gathered = sqs.get_queue_url(QueueName="gathered")["QueueUrl"]
for begin in (0, 10):
    sqs.send_message_batch(QueueUrl=gathered, Entries=[
        {"Id": str(n), "MessageBody": f"gathered {begin + n}"} for n in range(10)])
event = seen(has_body("gathered"), "the gathered batch")["event"]
step(len(event["Records"]) == 20, len(event["Records"]))

# A FIFO queue: order within a group, one batch of a group at a time, and a group that fails holds up only itself
ordered = url("ordered.fifo", FifoQueue="true", ContentBasedDeduplication="true", VisibilityTimeout="30")
for number in range(6):
    group = "ab"[number % 2]
    sqs.send_message(QueueUrl=ordered, MessageGroupId=group,
                     MessageBody="throw a" if number == 0 else f"fifo {group}{number}")
lam.create_event_source_mapping(EventSourceArn=f"{account}:ordered.fifo", FunctionName="plain", BatchSize=1)
events = [seen(has_body("fifo b"), "group b")["event"]["Records"] for _ in range(3)]
step([r[0]["body"] for r in events] == ["fifo b1", "fifo b3", "fifo b5"], events)
step(events[0][0]["attributes"]["MessageGroupId"] == "b" and "SequenceNumber" in events[0][0]["attributes"], events)
step(not any(has_body("fifo a")(e) for e in pending), pending)
refused(invalid, create, text="Batching window is not supported for FIFO queues", FunctionName="consumer",
        EventSourceArn=f"{account}:ordered.fifo", MaximumBatchingWindowInSeconds=1, BatchSize=100)

# Deleted
last = lam.delete_event_source_mapping(UUID=uuid)
step(last["State"] == "Deleting" and last["UUID"] == uuid, last)
step(gone(uuid)["Error"]["Message"] == "The resource you requested does not exist.", "gone")
sqs.send_message(QueueUrl=orders, MessageBody="nobody's order")
time.sleep(0.3)
step(not any(has_body("nobody's")(e) for e in pending), pending)

finish()
