"""What boto3 sees of the emulator: each step asserts; the last line printed is `passed` with the number of steps.

Usage: session.py SERVICES_URL
"""

import json
import sys
import threading

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(service):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}, read_timeout=30))


lam, dynamodb, sqs, kms = (client(name) for name in ("lambda", "dynamodb", "sqs", "kms"))
steps = 0


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        step(error.response["Error"]["Code"] == code, f"{code} expected, not {error}")
        return error.response
    raise AssertionError(f"{code} expected, but the call succeeded")


# Lambda
answer = lam.invoke(FunctionName="EchoFunction", Payload=b'{"a":[1,2,{"b":null}]}', LogType="Tail")
payload = json.load(answer["Payload"])
step(payload["event"] == {"a": [1, 2, {"b": None}]}, payload)
step(answer["StatusCode"] == 200 and "FunctionError" not in answer, answer)
step(answer["LogResult"], "a log tail")
warm = json.load(lam.invoke(FunctionName="EchoFunction", Payload=b"{}")["Payload"])
step(warm["pid"] == payload["pid"], "a warm environment is used again")
step(lam.invoke(FunctionName="EchoFunction", InvocationType="Event", Payload=b"{}")["StatusCode"] == 202, "Event")
step(lam.invoke(FunctionName="EchoFunction", InvocationType="DryRun", Payload=b"{}")["StatusCode"] == 204, "DryRun")
refused("ResourceNotFoundException", lam.invoke, FunctionName="NoSuchFunction", Payload=b"{}")
refused("InvalidRequestContentException", lam.invoke, FunctionName="EchoFunction", Payload=b"{")
for how, error_type in (("exit", "Runtime.ExitError"), ("hang", "Sandbox.Timedout"),
                        ("large", "Function.ResponseSizeTooLarge")):
    answer = lam.invoke(FunctionName="MisbehavingFunction", Payload=json.dumps({"how": how}).encode())
    body = json.load(answer["Payload"])
    step(answer.get("FunctionError") == "Unhandled", (how, answer.get("FunctionError"), str(body)[:300]))
    step(body["errorType"] == error_type, (how, str(body)[:300]))
answer = lam.invoke(FunctionName="MisbehavingFunction", Payload=b'{"how":"garbage"}')
step(answer["Payload"].read() == b"{not json", "a custom runtime's result is handed on as it is")
answer = lam.invoke(FunctionName="MisbehavingFunction", Payload=b'{"how":"print"}')
step(json.load(answer["Payload"]) == {"how": "print"}, "10 MB of output do no harm")
broken = lam.invoke(FunctionName="BrokenAtInitFunction", Payload=b"{}")
step(broken["FunctionError"] == "Unhandled", broken)
step(json.load(broken["Payload"])["errorMessage"] == "no database", "the init error reaches the caller")
pids = set()


def concurrent():
    pids.add(json.load(lam.invoke(FunctionName="EchoFunction", Payload=b"{}")["Payload"])["pid"])


threads = [threading.Thread(target=concurrent) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
step(len(pids) >= 1, "concurrent invocations all end")
step(any(f["FunctionName"].endswith("EchoFunction") for f in lam.list_functions()["Functions"]), "ListFunctions")

# DynamoDB
dynamodb.create_table(
    TableName="charges", BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[{"AttributeName": n, "AttributeType": t} for n, t in (("pk", "S"), ("sk", "N"), ("g", "S"))],
    KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    GlobalSecondaryIndexes=[{
        "IndexName": "by_g", "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}],
        "Projection": {"ProjectionType": "ALL"}}])
dynamodb.get_waiter("table_exists").wait(TableName="charges", WaiterConfig={"Delay": 1, "MaxAttempts": 5})
step("charges" in dynamodb.list_tables()["TableNames"], "ListTables")
step(dynamodb.describe_table(TableName="charges")["Table"]["TableStatus"] == "ACTIVE", "DescribeTable")
refused("ResourceInUseException", dynamodb.create_table, TableName="charges", BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}])
for number in range(25):
    dynamodb.put_item(TableName="charges", Item={
        "pk": {"S": "p"}, "sk": {"N": str(number)}, "g": {"S": "even" if number % 2 == 0 else "odd"},
        "amount": {"N": "12345678901234567890.123456789"}, "tags": {"SS": ["a", "b"]}, "raw_bytes": {"B": b"\x00\xff"}})
item = dynamodb.get_item(TableName="charges", Key={"pk": {"S": "p"}, "sk": {"N": "3"}}, ConsistentRead=True)["Item"]
step(item["amount"]["N"] == "12345678901234567890.123456789", "numbers are exact")
step(item["raw_bytes"]["B"] == b"\x00\xff", "binary comes back")
pages = list(dynamodb.get_paginator("query").paginate(
    TableName="charges", KeyConditionExpression="pk = :p AND sk BETWEEN :a AND :b",
    ExpressionAttributeValues={":p": {"S": "p"}, ":a": {"N": "2"}, ":b": {"N": "11"}}, PaginationConfig={"PageSize": 3}))
found = [int(i["sk"]["N"]) for page in pages for i in page["Items"]]
step(found == list(range(2, 12)) and len(pages) >= 4, (found, len(pages)))
odd = dynamodb.query(TableName="charges", IndexName="by_g", KeyConditionExpression="g = :g",
                     ExpressionAttributeValues={":g": {"S": "odd"}})
step(odd["Count"] == 12, odd["Count"])
updated = dynamodb.update_item(
    TableName="charges", Key={"pk": {"S": "p"}, "sk": {"N": "3"}}, ReturnValues="ALL_NEW",
    UpdateExpression="SET #n = if_not_exists(#n, :zero) + :one REMOVE raw_bytes", ConditionExpression="attribute_exists(pk)",
    ExpressionAttributeNames={"#n": "count"}, ExpressionAttributeValues={":zero": {"N": "0"}, ":one": {"N": "1"}})
step(updated["Attributes"]["count"]["N"] == "1" and "raw_bytes" not in updated["Attributes"], updated)
refused("ConditionalCheckFailedException", dynamodb.put_item, TableName="charges",
        Item={"pk": {"S": "p"}, "sk": {"N": "3"}}, ConditionExpression="attribute_not_exists(pk)")
response = refused(
    "TransactionCanceledException", dynamodb.transact_write_items, TransactItems=[
        {"Put": {"TableName": "charges", "Item": {"pk": {"S": "t"}, "sk": {"N": "1"}}}},
        {"ConditionCheck": {"TableName": "charges", "Key": {"pk": {"S": "none"}, "sk": {"N": "1"}},
                            "ConditionExpression": "attribute_exists(pk)"}}])
step([r["Code"] for r in response["CancellationReasons"]] == ["None", "ConditionalCheckFailed"], response)
step("Item" not in dynamodb.get_item(TableName="charges", Key={"pk": {"S": "t"}, "sk": {"N": "1"}}), "rolled back")
step(dynamodb.scan(TableName="charges", Select="COUNT")["Count"] == 25, "Scan")
dynamodb.delete_item(TableName="charges", Key={"pk": {"S": "p"}, "sk": {"N": "3"}})
step("Item" not in dynamodb.get_item(TableName="charges", Key={"pk": {"S": "p"}, "sk": {"N": "3"}}), "DeleteItem")
refused("ResourceNotFoundException", dynamodb.get_item, TableName="nothing", Key={"pk": {"S": "p"}})
refused("ValidationException", dynamodb.get_item, TableName="charges", Key={"pk": {"S": "p"}})

# SQS (boto3 checks every MD5 itself)
url = sqs.create_queue(QueueName="letters", Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
step(sqs.get_queue_url(QueueName="letters")["QueueUrl"] == url, url)
sqs.send_message(QueueUrl=url, MessageBody="grüße", MessageAttributes={
    "kind": {"DataType": "String", "StringValue": "text"}, "n": {"DataType": "Number", "StringValue": "1"},
    "raw": {"DataType": "Binary", "BinaryValue": b"\x01\x02"}})
batch = sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": str(i), "MessageBody": f"m{i}"} for i in range(3)])
step(len(batch["Successful"]) == 3, batch)
received = []
while len(received) < 4:
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=2, MessageAttributeNames=["All"],
                              MessageSystemAttributeNames=["All"]).get("Messages", [])
    assert got, f"messages missing after {received}"
    received += got
step({m["Body"] for m in received} == {"grüße", "m0", "m1", "m2"}, received)
greeting = next(m for m in received if m["Body"] == "grüße")
step(greeting["MessageAttributes"]["raw"]["BinaryValue"] == b"\x01\x02", greeting)
step(greeting["Attributes"]["ApproximateReceiveCount"] == "1", greeting)
sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=greeting["ReceiptHandle"], VisibilityTimeout=0)
again = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=2, MessageSystemAttributeNames=["All"])["Messages"][0]
step(again["Body"] == "grüße" and again["Attributes"]["ApproximateReceiveCount"] == "2", again)
for message in [m for m in received if m is not greeting] + [again]:
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
step(attributes["ApproximateNumberOfMessages"] == attributes["ApproximateNumberOfMessagesNotVisible"] == "0", attributes)
refused("AWS.SimpleQueueService.NonExistentQueue", sqs.get_queue_url, QueueName="nothing")

# The event source mapping: one message is consumed, one fails twice and ends in the dead-letter queue.
jobs, dead = (sqs.get_queue_url(QueueName=name)["QueueUrl"] for name in ("jobs", "jobs-dead"))
sqs.send_message_batch(QueueUrl=jobs, Entries=[
    {"Id": "a", "MessageBody": "fine"}, {"Id": "b", "MessageBody": "fail"}])
buried = []
for _ in range(10):
    buried += sqs.receive_message(QueueUrl=dead, WaitTimeSeconds=2).get("Messages", [])
    if buried:
        break
step([m["Body"] for m in buried] == ["fail"], buried)

# KMS
key = kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
signature = kms.sign(KeyId=key, Message=b"hello", SigningAlgorithm="RSASSA_PSS_SHA_256")["Signature"]
step(kms.verify(KeyId=key, Message=b"hello", Signature=signature,
                SigningAlgorithm="RSASSA_PSS_SHA_256")["SignatureValid"], "Verify")
refused("KMSInvalidSignatureException", kms.verify, KeyId=key, Message=b"other", Signature=signature,
        SigningAlgorithm="RSASSA_PSS_SHA_256")
step(len(kms.get_public_key(KeyId=key)["PublicKey"]) > 200, "GetPublicKey")

print("passed", steps)
