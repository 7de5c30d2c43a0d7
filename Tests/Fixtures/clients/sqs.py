"""What boto3 sees of SQS: each step asserts; the last line printed is `passed` with the number of steps.

Runs with a botocore that speaks AWS JSON to SQS, and with one that speaks the query protocol.

Usage: sqs.py SERVICES_URL
"""

import hashlib
import json
import sys
import time

import boto3
import botocore
from botocore.config import Config
from botocore.exceptions import ClientError

sqs = boto3.client(
    "sqs", endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 1}, read_timeout=30))
protocol = sqs.meta.service_model.metadata["protocol"]
prefix = "AWS.SimpleQueueService."
steps = 0


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, call, message=None, status=400, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        step(found["Code"] == code, f"{code} expected, not {error}")
        step(error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error.response)
        if message is not None:
            step(found["Message"] == message, found["Message"])
        return error.response
    raise AssertionError(f"{code} expected, but the call succeeded")


def attributes(url, *names):
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=list(names) or ["All"]).get("Attributes", {})


def receive(url, **arguments):
    arguments = {"AttributeNames": ["All"], "MessageAttributeNames": ["All"], "MaxNumberOfMessages": 10} | arguments
    return sqs.receive_message(QueueUrl=url, **arguments).get("Messages", [])


def eventually(condition, what):
    for _ in range(200):
        if condition():
            return step(True, what)
        time.sleep(0.05)
    raise AssertionError(what)


# Queues
url = sqs.create_queue(QueueName="client", Attributes={"VisibilityTimeout": "40"}, tags={"team": "a"})["QueueUrl"]
step(url.endswith("/000000000000/client"), url)
step(sqs.create_queue(QueueName="client", Attributes={"VisibilityTimeout": "40"})["QueueUrl"] == url, "the same again")
refused("QueueAlreadyExists", sqs.create_queue, QueueName="client", Attributes={"VisibilityTimeout": "41"},
        message="A queue already exists with the same name and a different value for attribute VisibilityTimeout")
refused("InvalidParameterValue", sqs.create_queue, QueueName="a b",
        message="Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
refused("InvalidAttributeName", sqs.create_queue, QueueName="x", Attributes={"Colour": "red"},
        message="Unknown Attribute Colour.")
refused("InvalidAttributeValue", sqs.create_queue, QueueName="x", Attributes={"DelaySeconds": "901"},
        message="Invalid value for the parameter DelaySeconds.")
step(sqs.get_queue_url(QueueName="client")["QueueUrl"] == url, url)
missing = url.replace("client", "nothing")
for call, arguments in ((sqs.get_queue_url, {"QueueName": "nothing"}), (sqs.receive_message, {"QueueUrl": missing})):
    refused(prefix + "NonExistentQueue", call, message="The specified queue does not exist.", **arguments)
for number in range(3):
    sqs.create_queue(QueueName=f"page-{number}")
pages = list(sqs.get_paginator("list_queues").paginate(QueueNamePrefix="page-", PaginationConfig={"PageSize": 2}))
step([len(page["QueueUrls"]) for page in pages] == [2, 1], pages)
shown = attributes(url)
step(shown["VisibilityTimeout"] == "40" and shown["MaximumMessageSize"] == "1048576", shown)
step(shown["QueueArn"] == "arn:aws:sqs:us-east-1:000000000000:client", shown)
sqs.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "30", "ReceiveMessageWaitTimeSeconds": "0"})
step(attributes(url, "VisibilityTimeout") == {"VisibilityTimeout": "30"}, attributes(url))
sqs.tag_queue(QueueUrl=url, Tags={"cost": "1", "team": "b"})
step(sqs.list_queue_tags(QueueUrl=url)["Tags"] == {"cost": "1", "team": "b"}, "tags")
sqs.untag_queue(QueueUrl=url, TagKeys=["cost", "team"])
step(not sqs.list_queue_tags(QueueUrl=url).get("Tags"), "no tags")
refused("InvalidParameterValue", sqs.tag_queue, QueueUrl=url, Tags={f"k{i}": "v" for i in range(51)})

# Messages; boto3 checks every MD5 itself.
sent = sqs.send_message(
    QueueUrl=url, MessageBody="grüße <&>\r\n", MessageAttributes={
        "kind": {"DataType": "String.label", "StringValue": "text"}, "n": {"DataType": "Number", "StringValue": "1.5"},
        "raw": {"DataType": "Binary", "BinaryValue": b"\x00\x01\xff"}},
    MessageSystemAttributes={"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1-5759e988-bd862e3fe1be46a9"}})
step(sent["MD5OfMessageBody"] == hashlib.md5("grüße <&>\r\n".encode()).hexdigest(), sent)
step(sent["MD5OfMessageSystemAttributes"] and sent["MD5OfMessageAttributes"], sent)
(message,) = receive(url, WaitTimeSeconds=2)
step(message["Body"] == "grüße <&>\r\n" and message["MessageId"] == sent["MessageId"], message)
step(message["MessageAttributes"]["raw"]["BinaryValue"] == b"\x00\x01\xff", message)
step(message["Attributes"]["AWSTraceHeader"].startswith("Root=1-"), message)
step(message["Attributes"]["ApproximateReceiveCount"] == "1", message)
counts = attributes(url)
step(counts["ApproximateNumberOfMessagesNotVisible"] == "1", counts)
sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
(again,) = receive(url)
step(again["Attributes"]["ApproximateReceiveCount"] == "2", again)
sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
step(attributes(url)["ApproximateNumberOfMessagesNotVisible"] == "1", "a stale handle deletes nothing")
sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
step(receive(url) == [], "deleted")
refused("ReceiptHandleIsInvalid", sqs.delete_message, QueueUrl=url, ReceiptHandle="forged",
        message='The input receipt handle "forged" is not a valid receipt handle.')
refused("InvalidMessageContents", sqs.send_message, QueueUrl=url, MessageBody="\x01")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=url, MessageBody="x", DelaySeconds=901,
        message="Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.")
refused("InvalidParameterValue", sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11,
        message="Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.")
largest = "a" * 1_048_576
step(sqs.send_message(QueueUrl=url, MessageBody=largest)["MessageId"], "1 MiB")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=url, MessageBody=largest + "a",
        message="One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.")
step(receive(url)[0]["Body"] == largest, "1 MiB comes back")
sqs.purge_queue(QueueUrl=url)
refused(prefix + "PurgeQueueInProgress", sqs.purge_queue, QueueUrl=url, status=403,
        message="Only one PurgeQueue operation on client is allowed every 60 seconds.")

# Batches
answer = sqs.send_message_batch(QueueUrl=url, Entries=[
    {"Id": "a", "MessageBody": "1"}, {"Id": "b", "MessageBody": "2", "DelaySeconds": 901},
    {"Id": "c", "MessageBody": "3", "MessageAttributes": {"k": {"DataType": "String", "StringValue": "v"}}}])
step([e["Id"] for e in answer["Successful"]] == ["a", "c"], answer)
(failed,) = answer["Failed"]
step(failed["Id"] == "b" and failed["Code"] == "InvalidParameterValue" and failed["SenderFault"] is True, failed)
batch = []
while len(batch) < 2:
    batch += receive(url, WaitTimeSeconds=2)
answer = sqs.change_message_visibility_batch(QueueUrl=url, Entries=[
    {"Id": str(i), "ReceiptHandle": m["ReceiptHandle"], "VisibilityTimeout": 60} for i, m in enumerate(batch)])
step(len(answer["Successful"]) == 2, answer)
answer = sqs.delete_message_batch(QueueUrl=url, Entries=[
    {"Id": "good", "ReceiptHandle": batch[0]["ReceiptHandle"]}, {"Id": "bad", "ReceiptHandle": "forged"}])
step(answer["Successful"][0]["Id"] == "good" and answer["Failed"][0]["Code"] == "ReceiptHandleIsInvalid", answer)
one = {"Id": "a", "MessageBody": "x"}
refused(prefix + "EmptyBatchRequest", sqs.send_message_batch, QueueUrl=url, Entries=[],
        message="There should be at least one SendMessageBatchRequestEntry in the request.")
refused(prefix + "TooManyEntriesInBatchRequest", sqs.send_message_batch, QueueUrl=url,
        Entries=[one | {"Id": str(i)} for i in range(11)],
        message="Maximum number of entries per request are 10. You have sent 11.")
refused(prefix + "BatchEntryIdsNotDistinct", sqs.send_message_batch, QueueUrl=url, Entries=[one, one],
        message="Id a repeated.")
refused(prefix + "InvalidBatchEntryId", sqs.send_message_batch, QueueUrl=url, Entries=[one | {"Id": "a b"}])
half = "a" * 524_288
refused(prefix + "BatchRequestTooLong", sqs.send_message_batch, QueueUrl=url, Entries=[
    {"Id": "a", "MessageBody": half}, {"Id": "b", "MessageBody": half + "a"}],
    message="Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.")

# FIFO queues
refused("InvalidParameterValue", sqs.create_queue, QueueName="plain", Attributes={"FifoQueue": "true"})
fifo = sqs.create_queue(QueueName="client.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
refused("MissingParameter", sqs.send_message, QueueUrl=fifo, MessageBody="x", MessageDeduplicationId="d",
        message="The request must contain the parameter MessageGroupId.")
refused("InvalidParameterValue", sqs.send_message, QueueUrl=fifo, MessageBody="x", MessageGroupId="g",
        message="The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                "explicitly")
first = sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="d1")
copy = sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="d1")
step((first["MessageId"], first["SequenceNumber"]) == (copy["MessageId"], copy["SequenceNumber"]), copy)
sqs.send_message_batch(QueueUrl=fifo, Entries=[
    {"Id": str(n), "MessageBody": str(n), "MessageGroupId": "g", "MessageDeduplicationId": f"d{n}"} for n in (2, 3)])
got = receive(fifo, MaxNumberOfMessages=2, ReceiveRequestAttemptId="attempt")
step([m["Body"] for m in got] == ["1", "2"], got)
step(got[0]["Attributes"]["SequenceNumber"] == first["SequenceNumber"], got[0])
step(got[0]["Attributes"]["MessageGroupId"] == "g" and got[0]["Attributes"]["MessageDeduplicationId"] == "d1", got[0])
repeated = receive(fifo, MaxNumberOfMessages=2, ReceiveRequestAttemptId="attempt")
step([m["ReceiptHandle"] for m in repeated] == [m["ReceiptHandle"] for m in got], "the attempt is repeated")
step(receive(fifo) == [], "the group waits")
for message in got:
    sqs.delete_message(QueueUrl=fifo, ReceiptHandle=message["ReceiptHandle"])
step([m["Body"] for m in receive(fifo, WaitTimeSeconds=1)] == ["3"], "the group goes on")

# Dead-letter queues and move tasks
dead = sqs.create_queue(QueueName="client-dead")["QueueUrl"]
dead_arn = attributes(dead)["QueueArn"]
source = sqs.create_queue(QueueName="client-source", Attributes={
    "VisibilityTimeout": "0", "RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 1})})["QueueUrl"]
step(sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [source], "sources")
for number in range(3):
    sqs.send_message(QueueUrl=source, MessageBody=str(number))
for _ in range(3):
    receive(source)
step(attributes(dead)["ApproximateNumberOfMessages"] == "3", attributes(dead))
refused("InvalidParameterValue", sqs.start_message_move_task, SourceArn=attributes(url)["QueueArn"],
        message="Source queue must be configured as a Dead Letter Queue.")
refused("ResourceNotFoundException", sqs.start_message_move_task, SourceArn=dead_arn + "x", status=404,
        message="The resource that you specified for the SourceArn parameter doesn't exist.")
handle = sqs.start_message_move_task(SourceArn=dead_arn, MaxNumberOfMessagesPerSecond=1)["TaskHandle"]
(task,) = sqs.list_message_move_tasks(SourceArn=dead_arn)["Results"]
step(task["Status"] == "RUNNING" and task["TaskHandle"] == handle and task["MaxNumberOfMessagesPerSecond"] == 1, task)
step(task["ApproximateNumberOfMessagesToMove"] == 3 and task["StartedTimestamp"] > 1_600_000_000_000, task)
step(sqs.cancel_message_move_task(TaskHandle=handle)["ApproximateNumberOfMessagesMoved"] <= 3, "cancelled")
sqs.start_message_move_task(SourceArn=dead_arn)
eventually(lambda: sqs.list_message_move_tasks(SourceArn=dead_arn)["Results"][0]["Status"] == "COMPLETED", "moved")
step(attributes(source)["ApproximateNumberOfMessages"] == "3", attributes(source))
refused("InvalidParameterValue", sqs.cancel_message_move_task, TaskHandle="x",
        message="Value for parameter TaskHandle is invalid.")

# Permissions
sqs.add_permission(QueueUrl=url, Label="l", AWSAccountIds=["111111111111"], Actions=["SendMessage"])
policy = json.loads(attributes(url, "Policy")["Policy"])
step(policy["Statement"][0]["Principal"] == {"AWS": "arn:aws:iam::111111111111:root"}, policy)
sqs.remove_permission(QueueUrl=url, Label="l")
step("Policy" not in attributes(url), "no policy")

# What the template made
made = sqs.get_queue_url(QueueName="template-orders.fifo")["QueueUrl"]
step(attributes(made)["ContentBasedDeduplication"] == "true" and "Policy" in attributes(made), attributes(made))

sqs.delete_queue(QueueUrl=url)
refused(prefix + "NonExistentQueue", sqs.get_queue_url, QueueName="client")

print("passed", steps, "with botocore", botocore.__version__, "over", protocol)
