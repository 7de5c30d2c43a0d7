"""What boto3 sees of SNS: each step asserts; the last line printed is `passed` with the number of steps.

Usage: sns.py SERVICES_URL
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}, read_timeout=30))


sns, sqs = client("sns"), client("sqs")
steps = 0


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, message, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        step(found["Code"] == code and found["Message"].startswith(message) and found["Type"] == "Sender", found)
        return error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError(f"{code} expected, but the call succeeded")


def make_queue(name):
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def receive(url, count=1):
    messages = []
    while len(messages) < count:
        got = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=5, MessageAttributeNames=["All"]).get("Messages", [])
        assert got, f"{count} messages wanted, there are {messages}"
        for message in got:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        messages += got
    return messages


# What the template made
orders = next(t["TopicArn"] for t in sns.list_topics()["Topics"] if t["TopicArn"].endswith(":orders"))
attributes = sns.get_topic_attributes(TopicArn=orders)["Attributes"]
step(attributes["DisplayName"] == "Orders" and attributes["SignatureVersion"] == "2", attributes)
step(attributes["SubscriptionsConfirmed"] == "4", attributes)
listed, gold, kept = (sqs.get_queue_url(QueueName=name)["QueueUrl"] for name in ("listed", "gold", "kept"))
sns.publish(TopicArn=orders, Message=json.dumps({"tier": "gold"}))
step(receive(gold)[0]["Body"] == '{"tier": "gold"}', "a raw message by its body")
envelope = json.loads(receive(listed)[0]["Body"])
step(list(envelope) == ["Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature",
                        "SigningCertURL", "UnsubscribeURL"], envelope)
step(urlopen(envelope["SigningCertURL"]).read().startswith(b"-----BEGIN CERTIFICATE-----"), envelope)

# Functions: directly, and through the queue that SAM makes
sns.publish(TopicArn=orders, Message="to the function", Subject="s", MessageAttributes={
    "keep": {"DataType": "Number", "StringValue": "1"}, "raw": {"DataType": "Binary", "BinaryValue": b"\x02\x03"}})
record = json.loads(receive(kept)[0]["Body"])["Records"][0]
step(record["EventSource"] == "aws:sns" and record["EventVersion"] == "1.0", record)
step(record["EventSubscriptionArn"].startswith(orders + ":"), record)
step(record["Sns"]["Message"] == "to the function" and record["Sns"]["Subject"] == "s", record)
step(record["Sns"]["MessageAttributes"] == {
    "keep": {"Type": "Number", "Value": "1"}, "raw": {"Type": "Binary", "Value": "AgM="}}, record)
sns.publish(TopicArn=orders, Message="to the queue", MessageAttributes={
    "batch": {"DataType": "String", "StringValue": "yes"}})
record = json.loads(receive(kept)[0]["Body"])["Records"][0]
step(record["eventSource"] == "aws:sqs" and json.loads(record["body"])["Message"] == "to the queue", record)
receive(listed, 2)

# Topics
topic = sns.create_topic(Name="letters", Attributes={"DisplayName": "L"}, Tags=[{"Key": "a", "Value": "1"}])["TopicArn"]
step(sns.create_topic(Name="letters")["TopicArn"] == topic, topic)
refused("InvalidParameter", "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
        sns.create_topic, Name="letters", Attributes={"DisplayName": "M"})
refused("InvalidParameter", "Invalid parameter: Topic Name", sns.create_topic, Name="a b")
step(refused("NotFound", "Topic does not exist", sns.get_topic_attributes, TopicArn=topic + "x") == 404, "404")
sns.set_topic_attributes(TopicArn=topic, AttributeName="DisplayName", AttributeValue="grüße")
step(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["DisplayName"] == "grüße", "DisplayName")
refused("InvalidParameter", "Invalid parameter: AttributeName",
        sns.set_topic_attributes, TopicArn=topic, AttributeName="FifoTopic", AttributeValue="true")
sns.add_permission(TopicArn=topic, Label="l", AWSAccountId=["111111111111"], ActionName=["Publish"])
statements = json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])["Statement"]
step([s["Sid"] for s in statements] == ["__default_statement_ID", "l"], statements)
sns.remove_permission(TopicArn=topic, Label="l")
step(len(json.loads(sns.get_topic_attributes(TopicArn=topic)["Attributes"]["Policy"])["Statement"]) == 1, "removed")
sns.tag_resource(ResourceArn=topic, Tags=[{"Key": "b", "Value": "2"}])
sns.untag_resource(ResourceArn=topic, TagKeys=["a"])
step(sns.list_tags_for_resource(ResourceArn=topic)["Tags"] == [{"Key": "b", "Value": "2"}], "tags")
step(refused("ResourceNotFound", "Resource does not exist", sns.list_tags_for_resource, ResourceArn=topic + "x") == 404,
     "404")
sns.put_data_protection_policy(ResourceArn=topic, DataProtectionPolicy='{"Name":"p"}')
step(sns.get_data_protection_policy(ResourceArn=topic)["DataProtectionPolicy"] == '{"Name":"p"}', "data protection")
for number in range(100):
    sns.create_topic(Name=f"many-{number}")
pages = list(sns.get_paginator("list_topics").paginate())
step(len(pages) == 2 and len(pages[0]["Topics"]) == 100, len(pages))
for number in range(100):
    sns.delete_topic(TopicArn=topic.replace("letters", f"many-{number}"))

# Subscriptions
first, first_arn = make_queue("first")
subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=first_arn, Attributes={
    "FilterPolicy": json.dumps({"kind": [{"prefix": "let"}]})})["SubscriptionArn"]
step(sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=first_arn)["SubscriptionArn"] == subscription, "once")
shown = sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]
step(shown["FilterPolicyScope"] == "MessageAttributes" and shown["RawMessageDelivery"] == "false", shown)
by_topic = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
step(by_topic == [{"SubscriptionArn": subscription, "Owner": "000000000000", "Protocol": "sqs", "Endpoint": first_arn,
                   "TopicArn": topic}], by_topic)
step(subscription in [s["SubscriptionArn"] for s in sns.list_subscriptions()["Subscriptions"]], "ListSubscriptions")
refused("InvalidParameter", "Invalid parameter: FilterPolicy: Unrecognized match type nonsense\n at [Source: (String)",
        sns.set_subscription_attributes, SubscriptionArn=subscription, AttributeName="FilterPolicy",
        AttributeValue='{"a":[{"nonsense":1}]}')
refused("InvalidParameter", "Invalid parameter: SQS endpoint ARN",
        sns.subscribe, TopicArn=topic, Protocol="sqs", Endpoint=first)
refused("InvalidParameter", "Invalid parameter: Amazon SNS does not support this protocol string: pigeon",
        sns.subscribe, TopicArn=topic, Protocol="pigeon", Endpoint="x")
step(sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="a@example.com")["SubscriptionArn"]
     == "pending confirmation", "email")

# Publishing
message_id = sns.publish(TopicArn=topic, Message="filtered")["MessageId"]
sns.publish(TargetArn=topic, Message="passes", MessageAttributes={
    "kind": {"DataType": "String.Array", "StringValue": '["card","letter"]'}})
body = json.loads(receive(first)[0]["Body"])
step(body["Message"] == "passes" and body["MessageId"] != message_id, body)
sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue="{}")
sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="RawMessageDelivery", AttributeValue="true")
batch = sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=[
    {"Id": str(n), "Message": f"m{n}", "MessageAttributes": {"n": {"DataType": "Number", "StringValue": str(n)}}}
    for n in range(10)])
step([s["Id"] for s in batch["Successful"]] == [str(n) for n in range(10)] and batch["Failed"] == [], batch)
messages = receive(first, 10)
step({m["Body"]: m["MessageAttributes"]["n"]["StringValue"] for m in messages}
     == {f"m{n}": str(n) for n in range(10)}, messages)
sns.publish(TopicArn=topic, Message=json.dumps({"default": "d", "sqs": "for queues"}), MessageStructure="json")
step(receive(first)[0]["Body"] == "for queues", "MessageStructure")
refused("InvalidParameter", "Invalid parameter: Message Structure - No default entry in JSON message body",
        sns.publish, TopicArn=topic, Message="{}", MessageStructure="json")
sns.publish(TopicArn=topic, Message="x" * 262_144)
step(len(receive(first)[0]["Body"]) == 262_144, "the largest message")
refused("InvalidParameter", "Invalid parameter: Message too long", sns.publish, TopicArn=topic, Message="x" * 262_145)
refused("InvalidParameter", "Invalid parameter: Subject", sns.publish, TopicArn=topic, Message="m", Subject="a\nb")
refused("BatchRequestTooLong", "The length of all the batch messages", sns.publish_batch, TopicArn=topic,
        PublishBatchRequestEntries=[{"Id": str(n), "Message": "x" * 131_073} for n in range(2)])
refused("BatchEntryIdsNotDistinct", "Two or more batch entries", sns.publish_batch, TopicArn=topic,
        PublishBatchRequestEntries=[{"Id": "a", "Message": "m"}] * 2)
refused("TooManyEntriesInBatchRequest", "The batch request contains more entries", sns.publish_batch, TopicArn=topic,
        PublishBatchRequestEntries=[{"Id": str(n), "Message": "m"} for n in range(11)])
refused("ParameterValueInvalid", "The message attribute 'a' must contain non-empty", sns.publish, TopicArn=topic,
        Message="m", MessageAttributes={"a": {"DataType": "String", "StringValue": ""}})
refused("InvalidParameter", "Invalid parameter: PhoneNumber", sns.publish, PhoneNumber="+15551234567", Message="m")
refused("InvalidAction", "CreatePlatformApplication is not emulated", sns.create_platform_application,
        Name="n", Platform="GCM", Attributes={})
step(refused("NotFound", "Topic does not exist", sns.publish, TopicArn=topic + "x", Message="m") == 404, "404")

# A queue that is gone: the dead-letter queue gets the message
dead, dead_arn = make_queue("dead")
gone, gone_arn = make_queue("gone")
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=gone_arn, Attributes={
    "RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn})})
sqs.delete_queue(QueueUrl=gone)
sns.publish(TopicArn=topic, Message="nobody home")
step(json.loads(receive(dead)[0]["Body"])["Message"] == "nobody home", "dead letter")

# So does a function that is not there
nobody = "arn:aws:lambda:us-east-1:000000000000:function:nobody"
alone = sns.create_topic(Name="alone")["TopicArn"]
sns.subscribe(TopicArn=alone, Protocol="lambda", Endpoint=nobody, Attributes={
    "RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn})})
sns.publish(TopicArn=alone, Message="no function", MessageAttributes={"n": {"DataType": "Number", "StringValue": "1"}})
letter = json.loads(receive(dead)[0]["Body"])
step(letter["Message"] == "no function" and letter["MessageAttributes"]["n"] == {"Type": "Number", "Value": "1"}, letter)
refused("InvalidParameter", "Invalid parameter: Attributes Reason: RawMessageDelivery", sns.subscribe, TopicArn=alone,
        Protocol="lambda", Endpoint=nobody, Attributes={"RawMessageDelivery": "true"})

# FIFO topics
ledger = topic.replace("letters", "ledger.fifo")
fifo = sns.get_topic_attributes(TopicArn=ledger)["Attributes"]
step(fifo["FifoTopic"] == "true" and fifo["ContentBasedDeduplication"] == "true", fifo)
second, second_arn = make_queue("second")
sns.subscribe(TopicArn=ledger, Protocol="sqs", Endpoint=second_arn)
one = sns.publish(TopicArn=ledger, Message="entry", MessageGroupId="g")
two = sns.publish(TopicArn=ledger, Message="entry", MessageGroupId="g")
step(one["MessageId"] == two["MessageId"] and len(one["SequenceNumber"]) == 20, (one, two))
entry = json.loads(receive(second)[0]["Body"])
step(entry["SequenceNumber"] == one["SequenceNumber"] and "Signature" not in entry, entry)
strict = sqs.create_queue(QueueName="strict.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
strict_arn = sqs.get_queue_attributes(QueueUrl=strict, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
sns.subscribe(TopicArn=ledger, Protocol="sqs", Endpoint=strict_arn, Attributes={"RawMessageDelivery": "true"})
refused("InvalidParameter", "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed",
        sns.subscribe, TopicArn=topic, Protocol="sqs", Endpoint=strict_arn)
sns.publish_batch(TopicArn=ledger, PublishBatchRequestEntries=[
    {"Id": str(n), "Message": f"{n}", "MessageGroupId": f"g{n % 2}", "MessageDeduplicationId": f"d{n}"}
    for n in range(10)])
kept_order = {"g0": [], "g1": []}
while sum(map(len, kept_order.values())) < 10:
    got = sqs.receive_message(QueueUrl=strict, MaxNumberOfMessages=10, WaitTimeSeconds=5,
                              MessageSystemAttributeNames=["All"]).get("Messages", [])
    assert got, kept_order
    for message in got:
        kept_order[message["Attributes"]["MessageGroupId"]].append(message["Body"])
        assert message["Attributes"]["MessageDeduplicationId"] == f"d{message['Body']}", message
        sqs.delete_message(QueueUrl=strict, ReceiptHandle=message["ReceiptHandle"])
step(kept_order == {"g0": list("02468"), "g1": list("13579")}, kept_order)
refused("InvalidParameter", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
        sns.publish, TopicArn=ledger, Message="m")

# An HTTP endpoint
posts, status = Queue(), 200


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        posts.put((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/hook"
answer = sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=url)
step(answer["SubscriptionArn"] == "pending confirmation", answer)
headers, body = posts.get(timeout=20)
message = json.loads(body)
step(headers["x-amz-sns-message-type"] == message["Type"] == "SubscriptionConfirmation", message)
urlopen(message["SubscribeURL"]).close()
confirmed = sns.confirm_subscription(TopicArn=topic, Token=message["Token"])["SubscriptionArn"]
step(sns.get_subscription_attributes(SubscriptionArn=confirmed)["Attributes"]["PendingConfirmation"] == "false",
     confirmed)
refused("InvalidParameter", "Invalid token", sns.confirm_subscription, TopicArn=topic, Token="x")
sns.publish(TopicArn=topic, Message="over HTTP")
headers, body = posts.get(timeout=20)
step(json.loads(body)["Message"] == "over HTTP" and headers["x-amz-sns-subscription-arn"] == confirmed, body)
first_id = json.loads(body)["MessageId"]


def advance(seconds):
    body = json.dumps({"seconds": seconds}).encode()
    urlopen(Request(endpoint + "/_moneta/clock/advance", body, {"Content-Type": "application/json"})).close()


# Three retries, 20 seconds apart by the emulator's clock, with the message's id; then the dead-letter queue
unanswered, unanswered_arn = make_queue("unanswered")
sns.set_subscription_attributes(SubscriptionArn=confirmed, AttributeName="RedrivePolicy",
                                AttributeValue=json.dumps({"deadLetterTargetArn": unanswered_arn}))
status = 503
failing = sns.publish(TopicArn=topic, Message="refused")["MessageId"]
attempts = [posts.get(timeout=20)]
while len(attempts) < 4:
    advance(20)
    try:
        attempts.append(posts.get(timeout=3))
    except Empty:
        # The failure was not on disk yet when the clock was advanced.
        continue
step({headers["x-amz-sns-message-id"] for headers, _ in attempts} == {failing} != {first_id}, attempts)
step(json.loads(receive(unanswered)[0]["Body"])["MessageId"] == failing, "dead letter of an HTTP endpoint")
status = 200
urlopen(json.loads(attempts[0][1])["UnsubscribeURL"]).close()
headers, body = posts.get(timeout=20)
step(headers["x-amz-sns-message-type"] == "UnsubscribeConfirmation", body)
sns.publish(TopicArn=topic, Message="to nobody")
try:
    raise AssertionError(posts.get(timeout=1))
except Empty:
    step(True, "nothing comes any more")

sns.unsubscribe(SubscriptionArn=subscription)
sns.unsubscribe(SubscriptionArn=subscription)
step(refused("NotFound", "Subscription does not exist", sns.get_subscription_attributes,
             SubscriptionArn=subscription) == 404, "404")
sns.delete_topic(TopicArn=topic)
sns.delete_topic(TopicArn=topic)
step(topic not in [t["TopicArn"] for t in sns.list_topics()["Topics"]], "DeleteTopic")

print("passed", steps)
