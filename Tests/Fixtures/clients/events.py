"""What boto3 sees of EventBridge: each step asserts; the last line printed is `passed` with the number of steps.

Usage: events.py SERVICES_URL
"""

import base64
import datetime
import http.server
import json
import sys
import threading
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}, read_timeout=30, parameter_validation=False))


events, sqs = client("events"), client("sqs")
steps = 0
ACCOUNT = "000000000000"
BUS = f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/"


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, message, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]
        step(found["Code"] == code and message in found["Message"], f"{code} {message} expected, not {error}")
        return
    raise AssertionError(f"{code} expected, but the call succeeded")


def queue(name, **attributes):
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def received(url, count, seconds=20):
    messages, end = [], time.monotonic() + seconds
    while len(messages) < count and time.monotonic() < end:
        got = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"]).get("Messages", [])
        for message in got:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        messages += got
    assert len(messages) >= count, f"{count} messages expected, not {messages}"
    return messages


def bodies(url, count):
    return [json.loads(message["Body"]) for message in received(url, count)]


def put(detail, source="shop", bus=None, detail_type="order", **more):
    entry = {"Source": source, "DetailType": detail_type, "Detail": json.dumps(detail), **more}
    if bus:
        entry["EventBusName"] = bus
    answer = events.put_events(Entries=[entry])
    assert answer["FailedEntryCount"] == 0, answer
    return answer["Entries"][0]["EventId"]


# What the template declares
received_url, undelivered_url = (sqs.get_queue_url(QueueName=n)["QueueUrl"] for n in ("received", "undelivered"))
put({"id": "o-1", "state": "paid", "amount": 12.5}, bus="orders")
put({"id": "o-2", "state": "paid", "amount": 9}, bus="orders")
step(bodies(received_url, 1) == [{"order": "o-1", "text": "12.5 paid"}], "the template's rule and transformer")
dead = received(undelivered_url, 1)[0]
attributes = {name: value["StringValue"] for name, value in dead["MessageAttributes"].items()}
step(attributes["RULE_ARN"] == f"arn:aws:events:us-east-1:{ACCOUNT}:rule/orders/paid", attributes)
step(attributes["TARGET_ARN"].endswith(":gone") and attributes["ERROR_CODE"] == "NO_RESOURCE", attributes)
step(attributes["RETRY_ATTEMPTS"] == "0" and attributes["ERROR_MESSAGE"], attributes)
step(json.loads(dead["Body"])["detail"]["id"] == "o-1", "the dead-letter message is the event")
put({"id": "o-3", "state": "shipped"}, bus="orders")
seen_url, news_url, ordered_url = (
    sqs.get_queue_url(QueueName=n)["QueueUrl"] for n in ("seen", "news", "ordered.fifo"))
step(bodies(seen_url, 1)[0]["event"]["detail"] == {"id": "o-3", "state": "shipped"}, "a function is invoked")
step(bodies(news_url, 1) == [{"id": "o-3", "state": "shipped"}], "a topic gets the message")
message = received(ordered_url, 1)[0]
step(message["Attributes"]["MessageGroupId"] == "orders", message)
step(json.loads(message["Body"])["detail"]["id"] == "o-3", message)
archive = events.describe_archive(ArchiveName="kept")
step(archive["EventCount"] == 3 and archive["RetentionDays"] == 3 and archive["SizeBytes"] > 0, archive)
step(events.describe_connection(Name="partner")["AuthParameters"] == {
    "ApiKeyAuthParameters": {"ApiKeyName": "X-Key"}}, "a connection shows no secrets")
step(events.describe_api_destination(Name="partner-endpoint")["InvocationRateLimitPerSecond"] == 50, "destination")

# Buses
made = events.create_event_bus(Name="audit", Description="what happened", Tags=[{"Key": "team", "Value": "a"}])
step(made["EventBusArn"] == BUS + "audit", made)
refused("ResourceAlreadyExistsException", "Event bus audit already exists.", events.create_event_bus, Name="audit")
refused("ValidationException", "Event bus name must not contain '/'.", events.create_event_bus, Name="a/b")
refused("ValidationException", "satisfy regular expression pattern", events.create_event_bus, Name="a b")
bus = events.describe_event_bus(Name="audit")
step(bus["Name"] == "audit" and bus["Description"] == "what happened" and "Policy" not in bus, bus)
step(isinstance(bus["CreationTime"], datetime.datetime), bus)
step(events.describe_event_bus()["Name"] == "default", "no name is the default bus")
step(events.update_event_bus(Name="audit", Description="other")["Description"] == "other", "UpdateEventBus")
step([b["Name"] for b in events.list_event_buses()["EventBuses"]] == ["audit", "default", "orders"], "ListEventBuses")
page = events.list_event_buses(Limit=2)
step([b["Name"] for b in events.list_event_buses(NextToken=page["NextToken"])["EventBuses"]] == ["orders"], page)
refused("ResourceNotFoundException", "Event bus none does not exist.", events.describe_event_bus, Name="none")
refused("ValidationException", "Cannot delete event bus default.", events.delete_event_bus, Name="default")
events.put_permission(
    EventBusName="audit", Action="events:PutEvents", Principal="111122223333", StatementId="other-account")
policy = json.loads(events.describe_event_bus(Name="audit")["Policy"])
step(policy["Statement"][0]["Principal"] == {"AWS": "arn:aws:iam::111122223333:root"}, policy)
refused("ResourceNotFoundException", "Statement with the provided id does not exist.", events.remove_permission,
        EventBusName="audit", StatementId="none")
events.remove_permission(EventBusName="audit", StatementId="other-account")
refused("ResourceNotFoundException", "EventBus does not have a policy.", events.remove_permission,
        EventBusName="audit", StatementId="other-account")
events.put_permission(EventBusName="audit", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Sid": "all", "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": BUS + "audit"}]}))
step(json.loads(events.describe_event_bus(Name="audit")["Policy"])["Statement"][0]["Sid"] == "all", "a whole policy")
events.remove_permission(EventBusName="audit", RemoveAllPermissions=True)

# Rules
pattern = json.dumps({"source": ["shop"]})
rule = events.put_rule(
    Name="all", EventBusName="audit", EventPattern=pattern, Description="d", Tags=[{"Key": "a", "Value": "1"}])
step(rule["RuleArn"] == f"arn:aws:events:us-east-1:{ACCOUNT}:rule/audit/all", rule)
shown = events.describe_rule(Name="all", EventBusName=BUS + "audit")
step(shown["EventPattern"] == pattern and shown["State"] == "ENABLED" and shown["CreatedBy"] == ACCOUNT, shown)
events.disable_rule(Name="all", EventBusName="audit")
step(events.list_rules(EventBusName="audit")["Rules"][0]["State"] == "DISABLED", "DisableRule")
events.enable_rule(Name="all", EventBusName="audit")
hourly = events.put_rule(Name="hourly", ScheduleExpression="rate(1 hour)")
step(hourly["RuleArn"] == f"arn:aws:events:us-east-1:{ACCOUNT}:rule/hourly", hourly)
for bad in ("rate(1 hours)", "rate(0 minutes)", "cron(0 12 * * * *)", "every day"):
    refused("ValidationException", "Parameter ScheduleExpression is not valid.", events.put_rule, Name="bad",
            ScheduleExpression=bad)
refused("ValidationException", "ScheduleExpression is supported only on the default event bus.", events.put_rule,
        Name="bad", EventBusName="audit", ScheduleExpression="rate(1 hour)")
refused("ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.", events.put_rule,
        Name="bad")
refused("InvalidEventPatternException",
        'Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"'
        '{"source":"a"}"; line: 1, column: 12]', events.put_rule, Name="bad", EventPattern='{"source":"a"}')
refused("ValidationException", "at 'eventPattern' failed to satisfy constraint: Member must have length less than or "
        "equal to 4096", events.put_rule, Name="bad", EventPattern=json.dumps({"a": ["x" * 4096]}))
refused("ValidationException", "Value 'a b' at 'name' failed to satisfy constraint", events.put_rule, Name="a b",
        EventPattern=pattern)
refused("ResourceNotFoundException", "Event bus none does not exist.", events.put_rule, Name="r", EventBusName="none",
        EventPattern=pattern)
refused("ResourceNotFoundException", "Rule none does not exist on EventBus default.", events.describe_rule, Name="none")
events.tag_resource(ResourceARN=rule["RuleArn"], Tags=[{"Key": "b", "Value": "2"}])
events.untag_resource(ResourceARN=rule["RuleArn"], TagKeys=["a"])
step(events.list_tags_for_resource(ResourceARN=rule["RuleArn"])["Tags"] == [{"Key": "b", "Value": "2"}], "tags")
step(events.list_tags_for_resource(ResourceARN=BUS + "audit")["Tags"] == [{"Key": "team", "Value": "a"}], "bus tags")

# Targets and their inputs
plain_url, plain = queue("plain")
forms = {
    "whole": {}, "constant": {"Input": '{"a": 1}'}, "path": {"InputPath": "$.detail.items[1]"},
    "quoted": {"InputTransformer": {
        "InputPathsMap": {"type": "$.detail-type", "d": "$.detail.one", "none": "$.detail.none"},
        "InputTemplate": '"<type> with <d> and <none>."'}},
    "json": {"InputTransformer": {
        "InputPathsMap": {"one": "$.detail.one", "all": "$.detail.items", "none": "$.detail.none"},
        "InputTemplate": '{"one": <one>, "items": <all>, "text": "<one>!", "none": <none>, '
                         '"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>", "at": '
                         '<aws.events.event.ingestion-time>, "event": <aws.events.event>, '
                         '"full": <aws.events.event.json>}'}},
}
answer = events.put_targets(Rule="all", EventBusName="audit", Targets=[
    {"Id": name, "Arn": plain, **form} for name, form in forms.items()])
step(answer["FailedEntryCount"] == 0 and answer["FailedEntries"] == [], answer)
step(len(events.list_targets_by_rule(Rule="all", EventBusName="audit")["Targets"]) == 5, "ListTargetsByRule")
step(events.list_rule_names_by_target(TargetArn=plain, EventBusName="audit")["RuleNames"] == ["all"], "by target")
refused("LimitExceededException", "The requested resource exceeds the maximum number allowed.", events.put_targets,
        Rule="all", EventBusName="audit", Targets=[{"Id": "sixth", "Arn": plain}])
refused("ValidationException", "Parameter x is not valid. Reason: Provided Arn is not in correct format.",
        events.put_targets, Rule="all", EventBusName="audit", Targets=[{"Id": "whole", "Arn": "x"}])
refused("ValidationException", "Parameter(s) SqsParameters must be specified for target: f.", events.put_targets,
        Rule="hourly", Targets=[{"Id": "f", "Arn": f"arn:aws:sqs:us-east-1:{ACCOUNT}:a.fifo"}])
refused("ValidationException", "retryPolicy.maximumRetryAttempts' failed to satisfy constraint", events.put_targets,
        Rule="hourly", Targets=[{"Id": "f", "Arn": plain, "RetryPolicy": {"MaximumRetryAttempts": 186}}])
refused("ResourceNotFoundException", "Rule none does not exist on EventBus default.", events.put_targets, Rule="none",
        Targets=[{"Id": "a", "Arn": plain}])
refused("ValidationException", "Rule can't be deleted since it has targets.", events.delete_rule, Name="all",
        EventBusName="audit")
when = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.timezone.utc)
identifier = put({"one": "1", "items": [1, {"x": "y"}]}, bus=BUS + "audit", Time=when, Resources=["r"],
                 TraceHeader="Root=1-5759e988-bd862e3fe1be46a994272793")
by_form = {}
for message in received(plain_url, 5):
    step(message["Attributes"].get("AWSTraceHeader", "").startswith("Root="), message)
    body = json.loads(message["Body"])
    kind = ("whole" if isinstance(body, dict) and "detail-type" in body else "constant" if body == {"a": 1} else
            "path" if body == {"x": "y"} else "quoted" if isinstance(body, str) else "json")
    by_form[kind] = body
whole = {"version": "0", "id": identifier, "detail-type": "order", "source": "shop", "account": ACCOUNT,
         "time": "2026-03-04T05:06:07Z", "region": "us-east-1", "resources": ["r"],
         "detail": {"one": "1", "items": [1, {"x": "y"}]}}
step(by_form["whole"] == whole and list(by_form["whole"]) == list(whole), by_form["whole"])
step(by_form["quoted"] == "order with 1 and .", by_form["quoted"])
transformed = by_form["json"]
step(transformed["one"] == "1" and transformed["items"] == whole["detail"]["items"], transformed)
step(transformed["text"] == "1!" and transformed["none"] == "" and transformed["rule"] == "all", transformed)
step(transformed["arn"] == rule["RuleArn"] and transformed["full"] == whole and transformed["at"], transformed)
step(transformed["event"] == {k: v for k, v in whole.items() if k != "detail"}, transformed)
step(set(by_form) == set(forms), by_form)
answer = events.remove_targets(Rule="all", EventBusName="audit", Ids=list(forms))
step(answer["FailedEntryCount"] == 0, answer)

# PutEvents
answer = events.put_events(Entries=[
    {"DetailType": "t", "Detail": "{}"}, {"Source": "s", "Detail": "{}"}, {"Source": "s", "DetailType": "t"},
    {"Source": "s", "DetailType": "t", "Detail": "[]"}, {"Source": "s", "DetailType": "t", "Detail": "{"},
    {"Source": "aws.s3", "DetailType": "t", "Detail": "{}"}, {"Source": "s", "DetailType": "t", "Detail": "{}"}])
step(answer["FailedEntryCount"] == 6, answer)
step([e.get("ErrorCode") for e in answer["Entries"]] == [
    "InvalidArgument", "InvalidArgument", "InvalidArgument", "MalformedDetail", "MalformedDetail",
    "NotAuthorizedForSource", None], answer)
step(answer["Entries"][0]["ErrorMessage"] == "Parameter Source is not valid. Reason: Source is a required argument.",
     answer)
step(answer["Entries"][3]["ErrorMessage"] == "Detail is malformed." and "EventId" in answer["Entries"][6], answer)
full = {"Source": "s", "DetailType": "t", "Detail": json.dumps({"x": ""})}
room = 1_048_576 - len("st") - len(full["Detail"])
step(events.put_events(Entries=[{**full, "Detail": json.dumps({"x": "y" * room})}])["FailedEntryCount"] == 0, "1 MB")
refused("ValidationException", "Total size of the entries in the request is over the limit.", events.put_events,
        Entries=[{**full, "Detail": json.dumps({"x": "y" * (room + 1)})}])
refused("ValidationException", "at 'entries' failed to satisfy constraint: Member must have length less than or equal "
        "to 10", events.put_events, Entries=[full] * 11)
refused("ValidationException", "Member must have length greater than or equal to 1", events.put_events, Entries=[])
put({}, bus="no-such-bus")

# Patterns
event = json.dumps(whole)
step(events.test_event_pattern(EventPattern='{"detail":{"one":[{"prefix":"1"}]}}', Event=event)["Result"], "match")
step(not events.test_event_pattern(EventPattern='{"detail":{"one":[1]}}', Event=event)["Result"], "no match")
refused("ValidationException", "Parameter Event is not valid.", events.test_event_pattern, EventPattern=pattern,
        Event="text")
refused("InvalidEventPatternException", "Event pattern is not valid. Reason: Empty arrays are not allowed",
        events.test_event_pattern, EventPattern='{"a":[]}', Event=event)

# A FIFO queue, and a bus as a target: one bus further, not two.
events.put_targets(Rule="all", EventBusName="audit", Targets=[{"Id": "bus", "Arn": BUS + "default"}])
events.put_rule(Name="from-audit", EventPattern=pattern)
events.put_targets(Rule="from-audit", Targets=[
    {"Id": "queue", "Arn": plain}, {"Id": "back", "Arn": BUS + "audit"}])
identifier = put({"n": 1}, bus="audit")
step([b["id"] for b in bodies(plain_url, 1)] == [identifier], "through the second bus")
step("Messages" not in sqs.receive_message(QueueUrl=plain_url, WaitTimeSeconds=1), "a ring of rules ends")
events.remove_targets(Rule="all", EventBusName="audit", Ids=["bus"])
events.remove_targets(Rule="from-audit", Ids=["queue", "back"])
events.delete_rule(Name="from-audit")

# Archive and replay
refused("ResourceNotFoundException", "Event bus none does not exist.", events.create_archive, ArchiveName="a",
        EventSourceArn=BUS + "none")
created = events.create_archive(ArchiveName="shop", EventSourceArn=BUS + "audit", EventPattern=pattern, RetentionDays=1)
step(created["State"] == "ENABLED" and created["ArchiveArn"].endswith(":archive/shop"), created)
refused("ResourceAlreadyExistsException", "Archive shop already exists.", events.create_archive, ArchiveName="shop",
        EventSourceArn=BUS + "audit")
start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1)
end = start + datetime.timedelta(minutes=5)
for number in range(3):
    put({"n": number}, bus="audit")
put({"n": "other"}, source="other", bus="audit")
shown = events.describe_archive(ArchiveName="shop")
step(shown["EventCount"] == 3 and shown["EventPattern"] == pattern, shown)
events.put_rule(Name="second", EventBusName="audit", EventPattern=pattern)
events.put_targets(Rule="all", EventBusName="audit", Targets=[{"Id": "queue", "Arn": plain}])
events.put_targets(Rule="second", EventBusName="audit", Targets=[{"Id": "queue", "Arn": plain}])
replay = events.start_replay(
    ReplayName="again", EventSourceArn=created["ArchiveArn"], EventStartTime=start, EventEndTime=end,
    Destination={"Arn": BUS + "audit", "FilterArns": [rule["RuleArn"]]})
step(replay["State"] == "STARTING" and replay["ReplayArn"].endswith(":replay/again"), replay)
replayed = bodies(plain_url, 3)
step([b["detail"]["n"] for b in replayed] == [0, 1, 2] or len(replayed) == 3, replayed)
step(all(b["replay-name"] == "again" for b in replayed), replayed)
for _ in range(100):
    described = events.describe_replay(ReplayName="again")
    if described["State"] == "COMPLETED":
        break
    time.sleep(0.1)
step(described["State"] == "COMPLETED" and described["EventLastReplayedTime"], described)
step(described["Destination"]["FilterArns"] == [rule["RuleArn"]], described)
step("Messages" not in sqs.receive_message(QueueUrl=plain_url, WaitTimeSeconds=1), "only the rule that was named")
step(events.describe_archive(ArchiveName="shop")["EventCount"] == 3, "replayed events are not archived again")
refused("ResourceAlreadyExistsException", "Replay again already exists.", events.start_replay, ReplayName="again",
        EventSourceArn=created["ArchiveArn"], EventStartTime=start, EventEndTime=end,
        Destination={"Arn": BUS + "audit"})
refused("ValidationException", "Cross event bus replay is not permitted.", events.start_replay, ReplayName="b",
        EventSourceArn=created["ArchiveArn"], EventStartTime=start, EventEndTime=end,
        Destination={"Arn": BUS + "default"})
refused("ValidationException", "EventStartTime must be before EventEndTime.", events.start_replay, ReplayName="b",
        EventSourceArn=created["ArchiveArn"], EventStartTime=end, EventEndTime=start,
        Destination={"Arn": BUS + "audit"})
refused("IllegalStatusException", "Replay again is not in a valid state for this operation.", events.cancel_replay,
        ReplayName="again")
refused("ResourceNotFoundException", "Replay none does not exist.", events.describe_replay, ReplayName="none")
step([r["ReplayName"] for r in events.list_replays(State="COMPLETED")["Replays"]] == ["again"], "ListReplays")
step([a["ArchiveName"] for a in events.list_archives(NamePrefix="sh")["Archives"]] == ["shop"], "ListArchives")
refused("ValidationException", "At most one filter is allowed for ListArchives.", events.list_archives,
        NamePrefix="s", State="ENABLED")
step(events.update_archive(ArchiveName="shop", Description="x", RetentionDays=2)["State"] == "ENABLED", "UpdateArchive")
events.delete_archive(ArchiveName="shop")
refused("ResourceNotFoundException", "Archive shop does not exist.", events.describe_archive, ArchiveName="shop")
events.remove_targets(Rule="second", EventBusName="audit", Ids=["queue"])

# API destinations, against a peer of this script
calls = []


class Peer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        calls.append((self.path, dict(self.headers), body))
        status, answer = 200, "{}"
        if self.path.startswith("/token"):
            answer = json.dumps({"access_token": "t-1", "token_type": "bearer", "expires_in": 600})
        elif self.path.startswith("/fails"):
            status = 400
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Peer)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"


def called(count):
    end = time.monotonic() + 20
    while len(calls) < count and time.monotonic() < end:
        time.sleep(0.05)
    assert len(calls) >= count, calls
    return calls


basic = events.create_connection(Name="basic", AuthorizationType="BASIC", AuthParameters={
    "BasicAuthParameters": {"Username": "u", "Password": "p"},
    "InvocationHttpParameters": {
        "HeaderParameters": [{"Key": "X-Common", "Value": "c"}],
        "QueryStringParameters": [{"Key": "q", "Value": "a b"}],
        "BodyParameters": [{"Key": "added", "Value": "v", "IsValueSecret": True}]}})
step(basic["ConnectionState"] == "AUTHORIZED" and "connection/basic/" in basic["ConnectionArn"], basic)
shown = events.describe_connection(Name="basic")
step(shown["AuthParameters"]["BasicAuthParameters"] == {"Username": "u"} and shown["SecretArn"], shown)
step("Value" not in shown["AuthParameters"]["InvocationHttpParameters"]["BodyParameters"][0], shown)
oauth = events.create_connection(Name="oauth", AuthorizationType="OAUTH_CLIENT_CREDENTIALS", AuthParameters={
    "OAuthParameters": {
        "ClientParameters": {"ClientID": "id", "ClientSecret": "secret"}, "AuthorizationEndpoint": base + "/token",
        "HttpMethod": "POST"}})
refused("ValidationException", "Value 'INVALID' at 'authorizationType' failed to satisfy constraint: Member must satisfy "
        "enum value set: [BASIC, OAUTH_CLIENT_CREDENTIALS, API_KEY]", events.create_connection, Name="x",
        AuthorizationType="INVALID", AuthParameters={})
refused("ResourceNotFoundException", "Failed to describe the connection(s). Connection 'none' does not exist.",
        events.describe_connection, Name="none")
refused("ResourceNotFoundException", "Connection 'none' does not exist.", events.create_api_destination, Name="x",
        ConnectionArn=f"arn:aws:events:us-east-1:{ACCOUNT}:connection/none/1", InvocationEndpoint=base, HttpMethod="POST")
destinations = {
    name: events.create_api_destination(
        Name=name, ConnectionArn=connection["ConnectionArn"], InvocationEndpoint=base + path, HttpMethod="POST",
        InvocationRateLimitPerSecond=100)["ApiDestinationArn"]
    for name, connection, path in (("one", basic, "/orders/*"), ("two", oauth, "/oauth"), ("three", basic, "/fails"))}
step(events.describe_api_destination(Name="one")["ApiDestinationState"] == "ACTIVE", "an active destination")
failed_url, failed = queue("failed")
events.remove_targets(Rule="all", EventBusName="audit", Ids=["queue"])
events.put_targets(Rule="all", EventBusName="audit", Targets=[
    {"Id": "one", "Arn": destinations["one"], "InputPath": "$.detail", "HttpParameters": {
        "PathParameterValues": ["$.detail.id"], "HeaderParameters": {"X-Source": "$.source"},
        "QueryStringParameters": {"kind": "fixed"}}},
    {"Id": "two", "Arn": destinations["two"]},
    {"Id": "three", "Arn": destinations["three"], "DeadLetterConfig": {"Arn": failed}}])
put({"id": "o 1"}, bus="audit")
by_path = {path.split("?")[0]: (path, headers, body) for path, headers, body in called(4)}
path, headers, body = by_path["/orders/o%201"]
step(path.endswith("?kind=fixed&q=a%20b") and headers["X-Source"] == "shop" and headers["X-Common"] == "c", path)
step(headers["Authorization"] == "Basic " + base64.b64encode(b"u:p").decode(), headers)
step(json.loads(body) == {"id": "o 1", "added": "v"}, body)
step(by_path["/oauth"][1]["Authorization"] == "Bearer t-1", by_path["/oauth"])
step("grant_type=client_credentials" in by_path["/token"][2], by_path["/token"])
attributes = received(failed_url, 1)[0]["MessageAttributes"]
step("400" in attributes["ERROR_MESSAGE"]["StringValue"], attributes)
step(events.update_api_destination(Name="one", Description="x", InvocationEndpoint=base + "/x")["ApiDestinationState"]
     == "ACTIVE", "UpdateApiDestination")
step([d["Name"] for d in events.list_api_destinations(NamePrefix="t")["ApiDestinations"]] == ["three", "two"], "list")
step(events.update_connection(Name="basic", AuthorizationType="API_KEY", AuthParameters={"ApiKeyAuthParameters": {
    "ApiKeyName": "k", "ApiKeyValue": "v"}})["ConnectionState"] == "AUTHORIZED", "UpdateConnection")
step({c["Name"] for c in events.list_connections()["Connections"]} == {"basic", "oauth", "partner"}, "ListConnections")
step(events.deauthorize_connection(Name="oauth")["ConnectionState"] == "DEAUTHORIZING", "DeauthorizeConnection")
step(events.describe_api_destination(Name="two")["ApiDestinationState"] == "INACTIVE", "an inactive destination")
for name in destinations:
    events.delete_api_destination(Name=name)
refused("ResourceNotFoundException", "An api-destination 'one' does not exist.", events.delete_api_destination,
        Name="one")
step(events.delete_connection(Name="oauth")["ConnectionState"] == "DELETING", "DeleteConnection")

# What is refused altogether, and the end
refused("OperationDisabledException", "not emulated", events.create_partner_event_source, Name="aws.partner/a/b",
        Account=ACCOUNT)
refused("OperationDisabledException", "not emulated", events.list_endpoints)
refused("ValidationException", "Event bus can't be deleted since it has rules.", events.delete_event_bus, Name="audit")
events.remove_targets(Rule="all", EventBusName="audit", Ids=["one", "two", "three"])
for name in ("all", "second"):
    events.delete_rule(Name=name, EventBusName="audit")
events.delete_rule(Name="none", EventBusName="audit")
events.delete_event_bus(Name="audit")
events.delete_event_bus(Name="audit")

print("passed", steps)
