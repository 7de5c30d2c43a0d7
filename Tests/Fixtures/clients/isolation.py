"""Endpoints and functions that never answer and queues that are gone, and everything else that goes on beside them.

Usage: isolation.py SERVICES_URL
"""

import datetime
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from checks import client, endpoint, finish, step

ACCOUNT = "us-east-1:000000000000"
ROLE = "arn:aws:iam::000000000000:role/r"
# More than are in hand at once: an endpoint of SNS has 15 seconds, one of EventBridge 5, so they take minutes.
SENT = 60
# By then all that can be delivered is.
SECONDS_MAX = 20

sqs, sns, events, lam, dynamodb, scheduler = (
    client(name) for name in ("sqs", "sns", "events", "lambda", "dynamodb", "scheduler"))
asked = {}
over = threading.Event()


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers.get("x-amz-sns-message-type") == "SubscriptionConfirmation":
            threading.Thread(target=confirm, args=(json.loads(body),)).start()
        else:
            asked.setdefault(self.path, []).append(body)
            if "hang" in self.path:
                over.wait()
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def confirm(message):
    sns.confirm_subscription(TopicArn=message["TopicArn"], Token=message["Token"])


server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"


def url(name):
    return f"{endpoint}/000000000000/{name}"


def queue(name):
    return f"arn:aws:sqs:{ACCOUNT}:{name}"


def until(condition, what):
    end = time.monotonic() + SECONDS_MAX
    while not condition():
        assert time.monotonic() < end, what() if callable(what) else what
        time.sleep(0.05)


sqs.create_queue(QueueName="gone")
redrive = json.dumps({"deadLetterTargetArn": queue("dead")})
hanging = f"arn:aws:lambda:{ACCOUNT}:function:hang"

topic = f"arn:aws:sns:{ACCOUNT}:news"
for path in ("/topic-hang", "/topic-well"):
    sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=base + path)
sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=hanging)
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue("gone"), Attributes={"RedrivePolicy": redrive})


def confirmed():
    attributes = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    return attributes["SubscriptionsConfirmed"] == "5"


until(confirmed, "the endpoints are confirmed")

connection = events.create_connection(Name="c", AuthorizationType="API_KEY", AuthParameters={
    "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "k"}})["ConnectionArn"]
destinations = {path: events.create_api_destination(
    Name=path, ConnectionArn=connection, InvocationEndpoint=f"{base}/{path}", HttpMethod="POST")["ApiDestinationArn"]
    for path in ("destination-hang", "destination-well")}
added = events.put_targets(Rule="news", Targets=[
    {"Id": "hang", "Arn": destinations["destination-hang"], "RoleArn": ROLE},
    {"Id": "well", "Arn": destinations["destination-well"], "RoleArn": ROLE},
    {"Id": "function", "Arn": hanging},
    {"Id": "gone", "Arn": queue("gone"), "DeadLetterConfig": {"Arn": queue("dead")}}])
step(added["FailedEntryCount"] == 0, added)
lam.create_event_source_mapping(
    EventSourceArn=dynamodb.describe_table(TableName="rows")["Table"]["LatestStreamArn"], FunctionName="hang",
    StartingPosition="TRIM_HORIZON")
sqs.delete_queue(QueueUrl=url("gone"))

# What hangs, first: everything else stands behind it.
for number in range(SENT):
    lam.invoke(FunctionName="hang", InvocationType="Event", Payload=b"{}")
    sqs.send_message(QueueUrl=url("stuck"), MessageBody=str(number))
due = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
for name, target in (("schedule-hang", hanging), ("schedule-gone", queue("gone")), ("schedule-0.", queue("arrived"))):
    scheduler.create_schedule(
        Name=name, ScheduleExpression=f"at({due:%Y-%m-%dT%H:%M:%S})", FlexibleTimeWindow={"Mode": "OFF"}, Target={
            "Arn": target, "RoleArn": ROLE, "Input": json.dumps({"token": name}),
            "DeadLetterConfig": {"Arn": queue("dead")}, "RetryPolicy": {"MaximumRetryAttempts": 0}})
for number in range(SENT):
    sns.publish(TopicArn=topic, Message=f"topic-{number}.")
    events.put_events(Entries=[{
        "Source": "durability", "DetailType": "d", "Detail": json.dumps({"token": f"rule-{number}."})}])
    lam.invoke(
        FunctionName="work", InvocationType="Event", Payload=json.dumps({"token": f"asynchronous-{number}."}).encode())
    sqs.send_message(QueueUrl=url("jobs"), MessageBody=f"mapped-{number}.")
    dynamodb.put_item(TableName="rows", Item={"pk": {"S": f"stream-{number}."}})

missing = {f"{path}-{number}." for path in ("topic", "rule", "asynchronous", "mapped", "stream") for number in range(SENT)}
missing.add("schedule-0.")


def receive(name):
    found = sqs.receive_message(
        QueueUrl=url(name), MaxNumberOfMessages=10, MessageAttributeNames=["All"]).get("Messages", [])
    for message in found:
        sqs.delete_message(QueueUrl=url(name), ReceiptHandle=message["ReceiptHandle"])
    return found


def all_arrived():
    for message in receive("arrived"):
        missing.difference_update(re.findall(r"[a-z]+-\d+\.", message["Body"]))
    return not missing


until(all_arrived, lambda: f"{len(missing)} never arrived: {sorted(missing)[:40]}")
for path in ("/topic-well", "/destination-well"):
    until(lambda: len(asked.get(path, [])) >= SENT, lambda: f"{path} got {len(asked.get(path, []))}")
for path in ("/topic-hang", "/destination-hang"):
    step(0 < len(asked[path]) < SENT, f"{path} has its own pace: {len(asked[path])}")
shown = sqs.get_queue_attributes(QueueUrl=url("stuck"), AttributeNames=["All"])["Attributes"]
step(shown["ApproximateNumberOfMessages"] != "0", shown)

# What could not be delivered lies in the dead-letter queue and says why.
dead = []


def all_dead():
    dead.extend(receive("dead"))
    return len(dead) >= 2 * SENT + 1


until(all_dead, lambda: f"{len(dead)} dead letters")
dead = [(m["Body"], {n: a["StringValue"] for n, a in m.get("MessageAttributes", {}).items()}) for m in dead]
ruled = [(json.loads(body), why) for body, why in dead if "RULE_ARN" in why]
step({event["detail"]["token"] for event, _ in ruled} == {f"rule-{n}." for n in range(SENT)}, ruled[:2])
for _, why in ruled:
    step(why.pop("ERROR_MESSAGE"), "a text")
    step(why == {
        "RULE_ARN": f"arn:aws:events:{ACCOUNT}:rule/news", "TARGET_ARN": queue("gone"), "ERROR_CODE": "NO_RESOURCE",
        "RETRY_ATTEMPTS": "0"}, why)
scheduled = [(body, why) for body, why in dead if "SCHEDULE_ARN" in why]
step([json.loads(body) for body, _ in scheduled] == [{"token": "schedule-gone"}], scheduled)
why = scheduled[0][1]
step(why["ERROR_CODE"] == "AWS.SimpleQueueService.NonExistentQueue" and why["ERROR_MESSAGE"], why)
step(why["SCHEDULE_ARN"] == f"arn:aws:scheduler:{ACCOUNT}:schedule/default/schedule-gone", why)
step(why["TARGET_ARN"] == queue("gone") and why["RETRY_ATTEMPTS"] == "0", why)
published = [json.loads(body)["Message"] for body, why in dead if not why.keys() & {"RULE_ARN", "SCHEDULE_ARN"}]
step(set(published) == {f"topic-{n}." for n in range(SENT)}, published[:2])
over.set()
finish()
