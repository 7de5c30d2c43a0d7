"""One call to each service that stores; each request says which step it is, for a trace of the system calls.

Usage: durability.py SERVICES_URL
"""

import sys
import urllib.request

from checks import client as plain_client
from checks import endpoint

ACCOUNT = "us-east-1:000000000000"
current = ""


def mark(request, **_):
    request.headers["X-Step"] = current + ";"


def client(service):
    made = plain_client(service)
    made.meta.events.register("before-send", mark)
    return made


def step(name, call, **arguments):
    global current
    current = name
    return call(**arguments)


sqs, sns, events, scheduler, lam, dynamodb, secrets, ssm, kms, s3, cloudwatch = (client(name) for name in (
    "sqs", "sns", "events", "scheduler", "lambda", "dynamodb", "secretsmanager", "ssm", "kms", "s3", "cloudwatch"))
held = step("CreateQueue", sqs.create_queue, QueueName="traced")["QueueUrl"]
ordered = step("CreateFifoQueue", sqs.create_queue, QueueName="traced.fifo", Attributes={
    "FifoQueue": "true", "ContentBasedDeduplication": "true"})["QueueUrl"]
step("SendMessage", sqs.send_message, QueueUrl=held, MessageBody="m")
step("SendFifoMessage", sqs.send_message, QueueUrl=ordered, MessageBody="m", MessageGroupId="g")
step("Publish", sns.publish, TopicArn=f"arn:aws:sns:{ACCOUNT}:news", Message="m")
entry = {"Source": "durability", "DetailType": "d", "Detail": "{}"}
assert step("PutEvents", events.put_events, Entries=[entry])["FailedEntryCount"] == 0
step("CreateSchedule", scheduler.create_schedule, Name="late", ScheduleExpression="at(2150-01-01T00:00:00)",
     FlexibleTimeWindow={"Mode": "OFF"}, Target={
         "Arn": f"arn:aws:sqs:{ACCOUNT}:traced", "RoleArn": "arn:aws:iam::000000000000:role/r"})
step("InvokeEvent", lam.invoke, FunctionName="work", InvocationType="Event", Payload=b"{}")
step("CreateEventSourceMapping", lam.create_event_source_mapping, FunctionName="work",
     EventSourceArn=f"arn:aws:sqs:{ACCOUNT}:traced", Enabled=False)
step("PutItem", dynamodb.put_item, TableName="rows", Item={"pk": {"S": "p"}})
step("CreateSecret", secrets.create_secret, Name="traced", SecretString="first")
step("PutSecretValue", secrets.put_secret_value, SecretId="traced", SecretString="second")
step("PutParameter", ssm.put_parameter, Name="traced", Value="v", Type="String")
step("CreateKey", kms.create_key)
step("PutObjectSmall", s3.put_object, Bucket="durability-quiet", Key="small", Body=b"m")
step("PutObjectLarge", s3.put_object, Bucket="durability-quiet", Key="large", Body=bytes(3 << 20))
step("PutMetricData", cloudwatch.put_metric_data, Namespace="Traced", MetricData=[{"MetricName": "m", "Value": 1}])
urllib.request.urlopen(urllib.request.Request(
    endpoint + "/_moneta/clock/advance", data=b'{"seconds": 1}', headers={"X-Step": "AdvanceClock;"})).close()
print("passed")
