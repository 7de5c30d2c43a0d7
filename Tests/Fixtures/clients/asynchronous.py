"""What boto3 sees of asynchronous invocations, their settings and destinations.

Usage: asynchronous.py SERVICES_URL
"""

import json
import time

from checks import client, finish, refused, step

lam, sqs = client("lambda"), client("sqs")
account = "000000000000"
work_arn = f"arn:aws:lambda:us-east-1:{account}:function:work"


def receive(name, seconds=30):
    """The queue's next message, taken out of it."""
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    deadline = time.time() + seconds
    while time.time() < deadline:
        for message in sqs.receive_message(
                QueueUrl=url, WaitTimeSeconds=2, MessageAttributeNames=["All"]).get("Messages", []):
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            return message
    raise AssertionError(f"no message in {name}")


def invoke(**event):
    answer = lam.invoke(FunctionName="work", InvocationType="Event", Payload=json.dumps(event).encode())
    step(answer["StatusCode"] == 202 and answer["Payload"].read() == b"", answer)
    return answer["ResponseMetadata"]["RequestId"]


# Settings: what the template says, then everything that the API does with them
config = lam.get_function_event_invoke_config(FunctionName="work")
succeeded = config["DestinationConfig"]["OnSuccess"]["Destination"]
step(succeeded.endswith("WorkFunctionEventInvokeConfigOnSuccessQueue"), config)
step(config["DestinationConfig"]["OnFailure"]["Destination"] == f"arn:aws:sqs:us-east-1:{account}:failed", config)
step(config["FunctionArn"] == f"{work_arn}:$LATEST" and config["LastModified"].year >= 2024, config)
step(lam.get_function_configuration(FunctionName="work")["DeadLetterConfig"] == {
    "TargetArn": f"arn:aws:sqs:us-east-1:{account}:work-dead"}, "DeadLetterConfig")

# A success
request_id = invoke(how="well", text="grüße")
record = json.loads(receive(succeeded.split(":")[-1])["Body"])
step(set(record) == {
    "version", "timestamp", "requestContext", "requestPayload", "responseContext", "responsePayload"}, record)
step(record["requestContext"] == {
    "requestId": request_id, "functionArn": f"{work_arn}:$LATEST", "condition": "Success",
    "approximateInvokeCount": 1}, record)
step(record["version"] == "1.0" and record["requestPayload"] == {"how": "well", "text": "grüße"}, record)
step(record["timestamp"].endswith("Z") and "." in record["timestamp"], record)
step(record["responseContext"] == {"statusCode": 200, "executedVersion": "$LATEST"}, record)
step(record["responsePayload"] == {"done": {"how": "well", "text": "grüße"}}, record)

# A failure: two retries, then the destination and the dead-letter queue
request_id = invoke(how="fail", number=1)
record = json.loads(receive("failed")["Body"])
step(record["requestContext"]["condition"] == "RetriesExhausted", record)
step(record["requestContext"]["approximateInvokeCount"] == 3, record)
step(record["requestContext"]["requestId"] == request_id, record)
step(record["responseContext"] == {
    "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}, record)
step(record["responsePayload"] == {"errorMessage": "told to fail", "errorType": "RuntimeError"}, record)
dead = receive("work-dead")
step(json.loads(dead["Body"]) == {"how": "fail", "number": 1}, dead)
attributes = {name: (a["DataType"], a["StringValue"]) for name, a in dead["MessageAttributes"].items()}
step(attributes == {"RequestID": ("String", request_id), "ErrorCode": ("Number", "200"),
                    "ErrorMessage": ("String", "told to fail")}, attributes)

# Without retries
put = lam.put_function_event_invoke_config(
    FunctionName="work", MaximumRetryAttempts=0, MaximumEventAgeInSeconds=60,
    DestinationConfig={"OnFailure": {"Destination": f"arn:aws:sqs:us-east-1:{account}:failed"}})
step(put["MaximumRetryAttempts"] == 0 and put["MaximumEventAgeInSeconds"] == 60, put)
step(put["DestinationConfig"]["OnSuccess"] == {}, put)
invoke(how="fail", number=2)
record = json.loads(receive("failed")["Body"])
step(record["requestContext"]["approximateInvokeCount"] == 1, record)
updated = lam.update_function_event_invoke_config(FunctionName="work", MaximumRetryAttempts=1)
step(updated["MaximumRetryAttempts"] == 1 and updated["MaximumEventAgeInSeconds"] == 60, updated)
step(updated["DestinationConfig"]["OnFailure"]["Destination"].endswith(":failed"), updated)
listed = lam.list_function_event_invoke_configs(FunctionName="work")["FunctionEventInvokeConfigs"]
step([c["FunctionArn"] for c in listed] == [f"{work_arn}:$LATEST"], listed)
lam.delete_function_event_invoke_config(FunctionName="work")
text = f"The function {work_arn}:$LATEST doesn't have an EventInvokeConfig"
for call in (lam.get_function_event_invoke_config, lam.delete_function_event_invoke_config):
    refused("ResourceNotFoundException", call, FunctionName="work", text=text)
refused("ResourceNotFoundException", lam.update_function_event_invoke_config, FunctionName="work", text=text,
        MaximumRetryAttempts=1)
step(lam.list_function_event_invoke_configs(FunctionName="work")["FunctionEventInvokeConfigs"] == [], "none left")

# A function as the destination
lam.put_function_event_invoke_config(FunctionName="work", DestinationConfig={
    "OnSuccess": {"Destination": f"arn:aws:lambda:us-east-1:{account}:function:plain"}})
lam.put_function_event_invoke_config(FunctionName="plain", DestinationConfig={
    "OnFailure": {"Destination": f"arn:aws:sqs:us-east-1:{account}:failed"}}, MaximumRetryAttempts=0)
request_id = invoke(how="well", number=3)
# `plain` expects messages, so it fails, and its own destination tells what it was given.
chained = json.loads(receive("failed")["Body"])
step(chained["requestPayload"]["requestContext"]["requestId"] == request_id, chained)
step(chained["requestContext"]["functionArn"].endswith(":function:plain:$LATEST"), chained)

# What AWS refuses
put, invalid = lam.put_function_event_invoke_config, "InvalidParameterValueException"
refused("ResourceNotFoundException", put, FunctionName="nobody", MaximumRetryAttempts=1,
        text="The function doesn't exist.")
refused(invalid, put, FunctionName="work",
        text="You must specify at least one of error handling or destination setting.")
refused(invalid, put, FunctionName="work", DestinationConfig={"OnSuccess": {"Destination": work_arn}},
        text="You can't specify the function as a destination for itself.")
refused(invalid, put, FunctionName="work", DestinationConfig={"OnSuccess": {"Destination": "nowhere"}})
for name, value in (("MaximumRetryAttempts", 3), ("MaximumRetryAttempts", -1), ("MaximumEventAgeInSeconds", 59),
                    ("MaximumEventAgeInSeconds", 21_601)):
    refused("ValidationException", put, FunctionName="work", **{name: value})
for body in (b"{", b"\xff"):
    refused("InvalidRequestContentException", lam.invoke, FunctionName="work", InvocationType="Event", Payload=body)
refused("RequestTooLargeException", lam.invoke, FunctionName="work", InvocationType="Event",
        Payload=b'"' + b"x" * (1 << 20) + b'"')

finish()
