"""What boto3 sees of EventBridge Scheduler and of the clock: each step asserts; the last line is `passed` and their number.

Usage: scheduler.py SERVICES_URL, on the application `schedules`
"""

import datetime
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]
utc = datetime.timezone.utc


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}, read_timeout=90, parameter_validation=False))


scheduler, sqs, lam, sts = (client(name) for name in ("scheduler", "sqs", "lambda", "sts"))
steps = 0
account = "000000000000"
role = f"arn:aws:iam::{account}:role/scheduler"
off = {"Mode": "OFF"}


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, status, text, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        step(error.response["Error"]["Code"] == code, f"{code} expected, not {error}")
        step(error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error.response)
        step(text in error.response["Error"]["Message"], error.response["Error"]["Message"])
        return
    raise AssertionError(f"{code} expected, but the call succeeded: {arguments}")


def clock(path="", body=None):
    request = urllib.request.Request(
        f"{endpoint}/_moneta/clock{path}", None if body is None else json.dumps(body).encode(),
        {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=90) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def advance(**how):
    status, answer = clock("/advance", how)
    assert status == 200, answer
    return answer


def now():
    return datetime.datetime.fromisoformat(clock()[1]["now"])


def url(name):
    return sqs.get_queue_url(QueueName=name)["QueueUrl"]


def drain(name, count, wait=2):
    """Exactly `count` bodies, and no more."""
    bodies, attributes = [], []
    while True:
        got = sqs.receive_message(
            QueueUrl=url(name), MaxNumberOfMessages=10, WaitTimeSeconds=wait if len(bodies) < count else 0,
            MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"]).get("Messages", [])
        if not got:
            break
        for message in got:
            bodies.append(message["Body"])
            attributes.append({k: v["StringValue"] for k, v in message.get("MessageAttributes", {}).items()})
            sqs.delete_message(QueueUrl=url(name), ReceiptHandle=message["ReceiptHandle"])
    assert len(bodies) == count, (name, count, len(bodies), bodies[:5])
    return list(zip(bodies, attributes))


def find(name, body):
    """Receives until there is this body, and drops all else."""
    while True:
        got = sqs.receive_message(QueueUrl=url(name), MaxNumberOfMessages=10, WaitTimeSeconds=5).get("Messages", [])
        assert got, f"{body} is not in {name}"
        for message in got:
            sqs.delete_message(QueueUrl=url(name), ReceiptHandle=message["ReceiptHandle"])
        if body in [message["Body"] for message in got]:
            return True


def target(queue="mail", **more):
    return {"Arn": f"arn:aws:sqs:us-east-1:{account}:{queue}", "RoleArn": role, **more}


for queue in ("mail", "dead"):
    sqs.create_queue(QueueName=queue)

# Groups and their tags
default = scheduler.get_schedule_group(Name="default")
step(default["Arn"] == f"arn:aws:scheduler:us-east-1:{account}:schedule-group/default", default)
step(default["State"] == "ACTIVE" and default["CreationDate"].tzinfo is not None, default)
arn = scheduler.create_schedule_group(
    Name="reports", Tags=[{"Key": "team", "Value": "a"}], ClientToken="group-token")["ScheduleGroupArn"]
step(arn == f"arn:aws:scheduler:us-east-1:{account}:schedule-group/reports", arn)
step(scheduler.create_schedule_group(Name="reports", ClientToken="group-token")["ScheduleGroupArn"] == arn, "repeated")
refused("ConflictException", 409, "Schedule group reports already exists.", scheduler.create_schedule_group, Name="reports")
refused("ValidationException", 400, "Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$",
        scheduler.create_schedule_group, Name="a b")
refused("ValidationException", 400, "length less than or equal to 64", scheduler.create_schedule_group, Name="x" * 65)
refused("ResourceNotFoundException", 404, "Schedule group nothing does not exist.", scheduler.get_schedule_group, Name="nothing")
step(scheduler.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "a"}], "tags")
scheduler.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "b"}, {"Key": "stage", "Value": "dev"}])
tags = {t["Key"]: t["Value"] for t in scheduler.list_tags_for_resource(ResourceArn=arn)["Tags"]}
step(tags == {"team": "b", "stage": "dev"}, tags)
scheduler.untag_resource(ResourceArn=arn, TagKeys=["team", "none"])
step(scheduler.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "stage", "Value": "dev"}], "untag")
refused("ResourceNotFoundException", 404, "does not exist", scheduler.list_tags_for_resource, ResourceArn=arn + "x")
refused("ValidationException", 400, "'tags.1.member.value'", scheduler.tag_resource, ResourceArn=arn,
        Tags=[{"Key": "a", "Value": "x" * 257}])
names = [g["Name"] for g in scheduler.list_schedule_groups()["ScheduleGroups"]]
step(names == ["default", "nights", "reports"], names)
page = scheduler.list_schedule_groups(MaxResults=2)
step(len(page["ScheduleGroups"]) == 2 and page["NextToken"], page)
rest = scheduler.list_schedule_groups(MaxResults=2, NextToken=page["NextToken"])
step([g["Name"] for g in rest["ScheduleGroups"]] == ["reports"] and "NextToken" not in rest, rest)
step([g["Name"] for g in scheduler.list_schedule_groups(NamePrefix="re")["ScheduleGroups"]] == ["reports"], "prefix")
refused("ValidationException", 400, "less than or equal to 100", scheduler.list_schedule_groups, MaxResults=101)
refused("ValidationException", 400, "NextToken", scheduler.list_schedule_groups, NextToken="%%%")
refused("ValidationException", 400, "default", scheduler.delete_schedule_group, Name="default")

# Schedules
start = now() + datetime.timedelta(days=400)
created = scheduler.create_schedule(
    Name="weekly", GroupName="reports", ScheduleExpression="cron(0 8 ? * MON *)", FlexibleTimeWindow=off,
    ScheduleExpressionTimezone="Europe/Berlin", Description="every week", StartDate=start,
    EndDate=start + datetime.timedelta(days=30), ClientToken="token-1", Target=target(Input="hello"))
step(created["ScheduleArn"] == f"arn:aws:scheduler:us-east-1:{account}:schedule/reports/weekly", created)
got = scheduler.get_schedule(Name="weekly", GroupName="reports")
got.pop("ResponseMetadata")
step(got["StartDate"] == start.replace(microsecond=0) and got["EndDate"] == start + datetime.timedelta(days=30), got)
step(got["State"] == "ENABLED" and got["ActionAfterCompletion"] == "NONE", got)
step(got["FlexibleTimeWindow"] == off and got["ScheduleExpressionTimezone"] == "Europe/Berlin", got)
step(got["Target"] == target(Input="hello", RetryPolicy={
    "MaximumEventAgeInSeconds": 86400, "MaximumRetryAttempts": 185}), got["Target"])
step(got["Arn"] == created["ScheduleArn"] and got["GroupName"] == "reports" and got["Description"] == "every week", got)
again = dict(
    Name="weekly", GroupName="reports", ScheduleExpression="cron(0 8 ? * MON *)", FlexibleTimeWindow=off,
    ScheduleExpressionTimezone="Europe/Berlin", Description="every week", StartDate=start,
    EndDate=start + datetime.timedelta(days=30), Target=target(Input="hello"))
step(scheduler.create_schedule(ClientToken="token-1", **again)["ScheduleArn"] == created["ScheduleArn"], "same token")
refused("ConflictException", 409, "Schedule weekly already exists.", scheduler.create_schedule, **again)
refused("ConflictException", 409, "already exists", scheduler.create_schedule, ClientToken="token-1",
        **{**again, "Description": "other"})
scheduler.update_schedule(
    Name="weekly", GroupName="reports", ScheduleExpression="rate(2 hours)", FlexibleTimeWindow=off, State="DISABLED",
    Target=target())
got = scheduler.get_schedule(Name="weekly", GroupName="reports")
step(got["State"] == "DISABLED" and got["ScheduleExpression"] == "rate(2 hours)", got)
step("Description" not in got and "StartDate" not in got and got["ScheduleExpressionTimezone"] == "UTC", got)
step(got["LastModificationDate"] >= got["CreationDate"], got)
refused("ResourceNotFoundException", 404, "Schedule nothing does not exist.", scheduler.get_schedule, Name="nothing")
refused("ResourceNotFoundException", 404, "Schedule nothing does not exist.", scheduler.delete_schedule, Name="nothing")
refused("ResourceNotFoundException", 404, "Schedule weekly does not exist.", scheduler.update_schedule, Name="weekly",
        ScheduleExpression="rate(1 hour)", FlexibleTimeWindow=off, Target=target())
listed = scheduler.list_schedules()["Schedules"]
step([(s["GroupName"], s["Name"]) for s in listed] == [
    ("default", "reminder"), ("nights", "nightly"), ("reports", "weekly")], listed)
step(set(listed[2]) == {"Arn", "CreationDate", "GroupName", "LastModificationDate", "Name", "State", "Target"}, listed[2])
step(listed[2]["Target"] == {"Arn": target()["Arn"]}, listed[2])
step([s["Name"] for s in scheduler.list_schedules(State="DISABLED")["Schedules"]] == ["weekly"], "state")
step([s["Name"] for s in scheduler.list_schedules(GroupName="reports")["Schedules"]] == ["weekly"], "group")
step([s["Name"] for s in scheduler.list_schedules(NamePrefix="ni")["Schedules"]] == ["nightly"], "prefix")
pages = list(scheduler.get_paginator("list_schedules").paginate(PaginationConfig={"PageSize": 1}))
step([s["Name"] for p in pages for s in p["Schedules"]] == ["reminder", "nightly", "weekly"], pages)
refused("ResourceNotFoundException", 404, "Schedule group none does not exist.", scheduler.list_schedules, GroupName="none")
refused("ResourceNotFoundException", 404, "Schedule group none does not exist.", scheduler.create_schedule, Name="x",
        GroupName="none", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow=off, Target=target())

valid = dict(Name="x", ScheduleExpression="rate(1 hour)", FlexibleTimeWindow=off, Target=target())
universal = "arn:aws:scheduler:::aws-sdk:"
for text, change in (
        ("Invalid Schedule Expression rate(0 minutes).", {"ScheduleExpression": "rate(0 minutes)"}),
        ("Invalid Schedule Expression cron(0 8 * * MON *).", {"ScheduleExpression": "cron(0 8 * * MON *)"}),
        ("Invalid Schedule Expression at(2026-02-30T00:00:00).", {"ScheduleExpression": "at(2026-02-30T00:00:00)"}),
        ("'scheduleExpression' failed to satisfy constraint: Member must not be null", {"ScheduleExpression": None}),
        ("length less than or equal to 256", {"ScheduleExpression": "rate(" + "1" * 300 + " hours)"}),
        ("Timezone", {"ScheduleExpressionTimezone": "Mars/Olympus"}),
        ("'name' failed", {"Name": "a,b"}),
        ("length less than or equal to 512", {"Description": "x" * 513}),
        ("enum value set: [ENABLED, DISABLED]", {"State": "ON"}),
        ("enum value set: [NONE, DELETE]", {"ActionAfterCompletion": "KEEP"}),
        ("enum value set: [OFF, FLEXIBLE]", {"FlexibleTimeWindow": {"Mode": "SOMETIMES"}}),
        ("'flexibleTimeWindow' failed", {"FlexibleTimeWindow": None}),
        ("MaximumWindowInMinutes", {"FlexibleTimeWindow": {"Mode": "FLEXIBLE"}}),
        ("MaximumWindowInMinutes", {"FlexibleTimeWindow": {"Mode": "OFF", "MaximumWindowInMinutes": 5}}),
        ("less than or equal to 1440", {"FlexibleTimeWindow": {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 1441}}),
        ("greater than or equal to 1", {"FlexibleTimeWindow": {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 0}}),
        ("'target' failed", {"Target": None}),
        ("'target.roleArn'", {"Target": {"Arn": target()["Arn"]}}),
        ("'target.roleArn'", {"Target": {**target(), "RoleArn": "me"}}),
        ("not in correct format", {"Target": {**target(), "Arn": "queue"}}),
        ("not a supported target", {"Target": {**target(), "Arn": f"arn:aws:states:us-east-1:{account}:stateMachine:x"}}),
        ("not a supported target", {"Target": {**target(), "Arn": universal + "ec2:startInstances", "Input": "{}"}}),
        ("not a supported target", {"Target": {**target(), "Arn": universal + "sqs:receiveMessage", "Input": "{}"}}),
        ("Input is required", {"Target": {**target(), "Arn": universal + "sqs:sendMessage"}}),
        ("well-formed JSON", {"Target": {**target(), "Arn": universal + "sqs:sendMessage", "Input": "{"}}),
        ("well-formed JSON", {"Target": {
            **target(), "Arn": f"arn:aws:lambda:us-east-1:{account}:function:f", "Input": "text"}}),
        ("'target.eventBridgeParameters'", {"Target": {**target(), "Arn": f"arn:aws:events:us-east-1:{account}:event-bus/default"}}),
        ("MessageGroupId", {"Target": target("ordered.fifo")}),
        ("greater than or equal to 60", {"Target": target(RetryPolicy={"MaximumEventAgeInSeconds": 59})}),
        ("less than or equal to 185", {"Target": target(RetryPolicy={"MaximumRetryAttempts": 186})}),
        ("'target.deadLetterConfig.arn'", {"Target": target(DeadLetterConfig={"Arn": "dead"})}),
        ("EndDate", {"StartDate": start, "EndDate": start}),
        ("'clientToken'", {"ClientToken": "a b"}),
):
    arguments = {name: value for name, value in {**valid, **change}.items() if value is not None}
    refused("ValidationException", 400, text, scheduler.create_schedule, **arguments)

# Time: cron rules, constant events, Scheduler's schedules of the template
begin = now()
wholeHour = begin.replace(minute=0, second=0) + datetime.timedelta(hours=1)
done = advance(duration="1d")
records = [json.loads(body) for body, _ in drain("records", done["scheduleInvocations"])]
hourly = sorted(r["time"] for r in records if r.get("detail-type") == "Scheduled Event")
step(hourly == [(wholeHour + datetime.timedelta(hours=h)).strftime("%Y-%m-%dT%H:%M:%SZ") for h in range(24)], hourly)
event = next(r for r in records if r.get("detail-type") == "Scheduled Event")
step(event["source"] == "aws.events" and event["detail"] == {} and event["version"] == "0", event)
step(event["resources"] == [f"arn:aws:events:us-east-1:{account}:rule/hourly"] and event["account"] == account, event)
step(len([r for r in records if r == {"kind": "constant"}]) == 2, records)
nightly = [r["time"] for r in records if r.get("kind") == "nightly"]
step(len(nightly) == 1 and nightly[0][11:] in ("06:30:00Z", "07:30:00Z"), nightly)
step(advance(seconds=1)["scheduleInvocations"] in (0, 1), "nothing is started twice")

# The limit of an advance, and what makes no sense
scheduler.create_schedule(Name="often", ScheduleExpression="rate(1 minute)", FlexibleTimeWindow=off, Target=target())
before = clock()[1]["offsetSeconds"]
status, answer = clock("/advance", {"duration": "52w"})
step(status == 400 and "more than 10000 schedule invocations" in answer["message"] and "often" in answer["message"], answer)
step(clock()[1]["offsetSeconds"] == before, "the time stayed")
scheduler.delete_schedule(Name="often")
for body in ({}, {"seconds": -1}, {"seconds": "x"}, {"duration": "1x"}, {"until": "yesterday"},
             {"until": "2001-01-01"}, {"seconds": 1, "duration": "1d"}, {"seconds": 1e30}):
    status, answer = clock("/advance", body)
    step(status == 400 and answer["message"], (body, answer))
step(clock("/reset", {})[0] == 404, "no way back")
sqs.purge_queue(QueueUrl=url("mail"))

# One-time schedules, far away; the schedule goes afterwards if it shall
far = now().replace(microsecond=0) + datetime.timedelta(days=200, minutes=7)
text = far.strftime("%Y-%m-%dT%H:%M:%S")
scheduler.update_schedule(Name="nightly", GroupName="nights", ScheduleExpression="rate(1 day)", FlexibleTimeWindow=off,
                          State="DISABLED", Target=target())
for name, action in (("stays", "NONE"), ("goes", "DELETE")):
    scheduler.create_schedule(
        Name=name, ScheduleExpression=f"at({text})", FlexibleTimeWindow=off, ActionAfterCompletion=action,
        Target=target(Input=json.dumps({
            "arn": "<aws.scheduler.schedule-arn>", "at": "<aws.scheduler.scheduled-time>",
            "id": "<aws.scheduler.execution-id>", "attempt": "<aws.scheduler.attempt-number>"})))
advance(until=(far - datetime.timedelta(minutes=1)).isoformat())
drain("mail", 0)
advance(duration="1m30s")
mail = [json.loads(body) for body, _ in drain("mail", 2)]
step({m["arn"].rsplit("/")[-1] for m in mail} == {"stays", "goes"}, mail)
step(all(m["at"] == text + "Z" and m["attempt"] == "1" and len(m["id"]) == 16 for m in mail), mail)
step(scheduler.get_schedule(Name="stays")["State"] == "ENABLED", "it stays")
refused("ResourceNotFoundException", 404, "goes", scheduler.get_schedule, Name="goes")
advance(duration="2d")
drain("mail", 0)
# A flexible window: later than its time, within the window
at = (now().replace(microsecond=0) + datetime.timedelta(hours=1))
scheduler.create_schedule(
    Name="flexible", ScheduleExpression=at.strftime("at(%Y-%m-%dT%H:%M:%S)"),
    FlexibleTimeWindow={"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 30},
    Target=target(Input="<aws.scheduler.scheduled-time>"))
advance(until=(at + datetime.timedelta(minutes=30)).isoformat())
step(drain("mail", 1)[0][0] == at.strftime("%Y-%m-%dT%H:%M:%SZ"), "the window")

# The default notification, FIFO queues, universal targets
soon = (now().replace(microsecond=0) + datetime.timedelta(minutes=5)).strftime("at(%Y-%m-%dT%H:%M:%S)")
scheduler.create_schedule(Name="plain", ScheduleExpression=soon, FlexibleTimeWindow=off, Target=target())
scheduler.create_schedule(
    Name="universal", ScheduleExpression=soon, FlexibleTimeWindow=off, Target={
        **target(), "Arn": universal + "sqs:sendMessage",
        "Input": json.dumps({"QueueUrl": url("mail"), "MessageBody": "universal <aws.scheduler.scheduled-time>"})})
scheduler.create_schedule(
    Name="function", ScheduleExpression=soon, FlexibleTimeWindow=off, Target={
        **target(), "Arn": universal + "lambda:invoke",
        "Input": json.dumps({"FunctionName": "RecordFunction", "InvocationType": "Event", "Payload": '{"by":"invoke"}'})})
advance(duration="6m")
bodies = sorted(body for body, _ in drain("mail", 2))
step(bodies[0].startswith("universal 20"), bodies)
event = json.loads(bodies[1]) if bodies[1].startswith("{") else json.loads(bodies[0])
step(event["source"] == "aws.scheduler" and event["detail-type"] == "Scheduled Event" and event["detail"] == "{}", event)
step(event["resources"] == [f"arn:aws:scheduler:us-east-1:{account}:schedule/default/plain"], event)
step(find("records", '{"by": "invoke"}'), "lambda:invoke")

# What cannot be delivered
soon = (now().replace(microsecond=0) + datetime.timedelta(minutes=2)).strftime("at(%Y-%m-%dT%H:%M:%S)")
scheduler.create_schedule(
    Name="lost", ScheduleExpression=soon, FlexibleTimeWindow=off,
    Target=target("no-such-queue", Input="important", DeadLetterConfig={"Arn": f"arn:aws:sqs:us-east-1:{account}:dead"}))
advance(duration="3m")
body, attributes = drain("dead", 1)[0]
step(body == "important", body)
step(attributes["ERROR_CODE"] == "AWS.SimpleQueueService.NonExistentQueue", attributes)
step(attributes["SCHEDULE_ARN"].endswith("schedule/default/lost") and attributes["TARGET_ARN"].endswith("no-such-queue"), attributes)
step(attributes["RETRY_ATTEMPTS"] == "0" and attributes["IS_PAYLOAD_TRUNCATED"] == "false", attributes)
step(len(attributes["EXECUTION_ID"]) == 16 and attributes["SCHEDULED_TIME"].endswith("Z"), attributes)

# A group takes its schedules with it
scheduler.delete_schedule_group(Name="reports")
refused("ResourceNotFoundException", 404, "reports", scheduler.get_schedule_group, Name="reports")
refused("ResourceNotFoundException", 404, "weekly", scheduler.get_schedule, Name="weekly", GroupName="reports")
scheduler.delete_schedule(Name="stays")
step("stays" not in [s["Name"] for s in scheduler.list_schedules()["Schedules"]], "deleted")

print("passed", steps)
