"""What boto3 sees of DynamoDB Streams, of UpdateTable and of functions that follow a table.

Usage: streams.py SERVICES_URL
"""

import json
import time
import urllib.request

from checks import client, endpoint, finish, refused, step

dynamodb, streams, sqs, lam = (client(name) for name in ("dynamodb", "dynamodbstreams", "sqs", "lambda"))


def table(name, **more):
    return dynamodb.create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}], **more)["TableDescription"]


def read(arn, kind="TRIM_HORIZON"):
    records = []
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType=kind)["ShardIterator"]
        while iterator:
            page = streams.get_records(ShardIterator=iterator, Limit=7)
            records += page["Records"]
            iterator = page.get("NextShardIterator") if page["Records"] else None
    return sorted(records, key=lambda r: r["dynamodb"]["SequenceNumber"])


# Streams of a table that the API makes
made = table("changes", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
arn = made["LatestStreamArn"]
step(arn.endswith("/stream/" + made["LatestStreamLabel"]), made)
step(made["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}, made)
step(any(s == {"StreamArn": arn, "TableName": "changes", "StreamLabel": made["LatestStreamLabel"]}
         for s in streams.list_streams(TableName="changes")["Streams"]), "ListStreams")
step(len(streams.list_streams(Limit=1)["Streams"]) == 1, "a page of streams")
described = streams.describe_stream(StreamArn=arn)["StreamDescription"]
step(described["StreamStatus"] == "ENABLED" and described["KeySchema"][0]["AttributeName"] == "pk", described)
step(len(described["Shards"]) == 4, described)
page = streams.describe_stream(StreamArn=arn, Limit=1)["StreamDescription"]
step(page["LastEvaluatedShardId"] == page["Shards"][0]["ShardId"], page)

for number in range(20):
    dynamodb.put_item(TableName="changes", Item={"pk": {"S": f"p{number % 5}"}, "n": {"N": str(number)},
                                                 "raw": {"B": b"\x00\xff"}})
dynamodb.put_item(TableName="changes", Item={"pk": {"S": "p4"}, "n": {"N": "19"}, "raw": {"B": b"\x00\xff"}})
dynamodb.batch_write_item(RequestItems={"changes": [
    {"PutRequest": {"Item": {"pk": {"S": "b"}}}}, {"DeleteRequest": {"Key": {"pk": {"S": "p0"}}}}]})
dynamodb.transact_write_items(TransactItems=[
    {"Update": {"TableName": "changes", "Key": {"pk": {"S": "t"}}, "UpdateExpression": "SET n = :n",
                "ExpressionAttributeValues": {":n": {"N": "1"}}}},
    {"Delete": {"TableName": "changes", "Key": {"pk": {"S": "b"}}}}])
records = read(arn)
step(len(records) == 24, len(records))
step([r["eventName"] for r in records] == ["INSERT"] * 5 + ["MODIFY"] * 15 + ["INSERT", "REMOVE", "INSERT", "REMOVE"],
     [r["eventName"] for r in records])
numbers = [r["dynamodb"]["SequenceNumber"] for r in records]
step(len(set(numbers)) == 24 and all(21 <= len(n) <= 40 for n in numbers), numbers)
first = records[0]
step(first["eventSource"] == "aws:dynamodb" and first["awsRegion"] == "us-east-1", first)
step(first["dynamodb"]["NewImage"]["raw"]["B"] == b"\x00\xff" and "OldImage" not in first["dynamodb"], first)
step(first["dynamodb"]["SizeBytes"] > 0 and first["dynamodb"]["ApproximateCreationDateTime"].year > 2020, first)
step(records[5]["dynamodb"]["OldImage"]["n"]["N"] == "0", records[5])
step(read(arn, "LATEST") == [], "nothing behind the newest")

shard = described["Shards"][0]["ShardId"]
refused("ResourceNotFoundException", streams.describe_stream, StreamArn=arn.replace("changes", "nothing"),
        text=f"Requested resource not found: Stream: {arn.replace('changes', 'nothing')} not found")
refused("ResourceNotFoundException", streams.get_shard_iterator, StreamArn=arn, ShardIteratorType="LATEST",
        ShardId="shardId-00000000000000000000-00000000")
refused("ValidationException", streams.get_shard_iterator, StreamArn=arn, ShardId=shard, ShardIteratorType="WHEN")
refused("ValidationException", streams.get_shard_iterator, StreamArn=arn, ShardId=shard,
        ShardIteratorType="AT_SEQUENCE_NUMBER")
refused("ValidationException", streams.get_records, ShardIterator="forged")
iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="LATEST")["ShardIterator"]
refused("ValidationException", streams.get_records, ShardIterator=iterator, Limit=1001)
refused("ValidationException", streams.list_streams, Limit=0)

# UpdateTable
refused("ValidationException", dynamodb.update_table, TableName="changes",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
        text="Table already has an enabled stream: TableName: changes")
ended = dynamodb.update_table(TableName="changes", StreamSpecification={"StreamEnabled": False})["TableDescription"]
step("StreamSpecification" not in ended and ended["LatestStreamArn"] == arn, ended)
step(streams.describe_stream(StreamArn=arn)["StreamDescription"]["StreamStatus"] == "DISABLED", "DISABLED")
step(len(read(arn)) == 24, "an ended stream can be read")
step(all("EndingSequenceNumber" in s["SequenceNumberRange"]
         for s in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]), "closed shards")
again = dynamodb.update_table(
    TableName="changes", StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"})
step(again["TableDescription"]["LatestStreamArn"] != arn, "a new label")
indexed = dynamodb.update_table(
    TableName="changes", AttributeDefinitions=[{"AttributeName": "n", "AttributeType": "N"}],
    GlobalSecondaryIndexUpdates=[{"Create": {
        "IndexName": "by_n", "KeySchema": [{"AttributeName": "n", "KeyType": "HASH"}],
        "Projection": {"ProjectionType": "ALL"}}}])["TableDescription"]
step(indexed["GlobalSecondaryIndexes"][0]["IndexStatus"] == "ACTIVE", indexed)
found = dynamodb.query(TableName="changes", IndexName="by_n", KeyConditionExpression="n = :n",
                       ExpressionAttributeValues={":n": {"N": "19"}})
step(found["Count"] == 1, found)
dynamodb.delete_table(TableName="changes")
step(len(streams.list_streams(TableName="changes")["Streams"]) == 2, "a deleted table's streams")

# Functions that follow a table
seen_url, lost_url = (sqs.get_queue_url(QueueName=name)["QueueUrl"] for name in ("seen", "lost"))
seen = {"follow": [], "removals": [], "picky": []}


def gather(enough, seconds=60):
    deadline = time.monotonic() + seconds
    while not enough():
        assert time.monotonic() < deadline, {name: len(records) for name, records in seen.items()}
        for message in sqs.receive_message(QueueUrl=seen_url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
            body = json.loads(message["Body"])
            seen[body["function"]] += body["records"]
            if body["function"] == "follow":
                step(body["stream"] == body["records"][0]["eventSourceARN"], "the template's StreamArn is the stream's")
            sqs.delete_message(QueueUrl=seen_url, ReceiptHandle=message["ReceiptHandle"])


def put(key, number, **more):
    dynamodb.put_item(TableName="orders", Item={"pk": {"S": key}, "sk": {"N": str(number)}, **more})


for number in range(60):
    put(f"p{number % 10}", number)
gather(lambda: len(seen["follow"]) >= 60)
# Batches of one key are sent by one after the other; the queue may mix them, the numbers tell.
step(len({r["dynamodb"]["SequenceNumber"] for r in seen["follow"]}) == 60, "each change once")
for number in range(8):
    put("q", number, picky={"BOOL": True}, **({"poison": {"BOOL": True}} if number == 5 else {}))
gather(lambda: len(seen["picky"]) >= 7)
step(sorted(int(r["dynamodb"]["Keys"]["sk"]["N"]) for r in seen["picky"]) == [0, 1, 2, 3, 4, 6, 7], seen["picky"])
lost = []
while not lost:
    lost = sqs.receive_message(QueueUrl=lost_url, WaitTimeSeconds=5).get("Messages", [])
lost = json.loads(lost[0]["Body"])
step(lost["requestContext"]["condition"] == "RetryAttemptsExhausted", lost)
step(lost["requestContext"]["functionArn"].endswith(":function:picky"), lost)
step(lost["responseContext"]["functionError"] == "Unhandled", lost)
info = lost["DDBStreamBatchInfo"]
step(info["batchSize"] == 1 and info["startSequenceNumber"] == info["endSequenceNumber"], info)
poisoned = streams.get_records(ShardIterator=streams.get_shard_iterator(
    StreamArn=info["streamArn"], ShardId=info["shardId"], ShardIteratorType="AT_SEQUENCE_NUMBER",
    SequenceNumber=info["startSequenceNumber"])["ShardIterator"], Limit=1)["Records"]
step(poisoned[0]["dynamodb"]["NewImage"]["poison"] == {"BOOL": True}, "the message leads to the record")

# Time to live, by the virtual clock
put("gone", 1, expires={"N": str(int(time.time()) + 30)})


def advance(duration):
    body = json.dumps({"duration": duration}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/_moneta/clock/advance", data=body)).close()


advance("5m")

gather(lambda: seen["removals"])
step([r["userIdentity"] for r in seen["removals"]] == [{"principalId": "dynamodb.amazonaws.com", "type": "Service"}],
     seen["removals"])
step(seen["removals"][0]["dynamodb"]["OldImage"]["pk"]["S"] == "gone", seen["removals"])

# The control API
mapping = lam.list_event_source_mappings(FunctionName="picky")["EventSourceMappings"][0]
step(mapping["StartingPosition"] == "TRIM_HORIZON" and mapping["BisectBatchOnFunctionError"], mapping)
step(mapping["MaximumRetryAttempts"] == 0 and mapping["BatchSize"] == 100, mapping)
source = info["streamArn"]
refused("InvalidParameterValueException", lam.create_event_source_mapping, FunctionName="removals",
        EventSourceArn=arn.replace("changes", "nothing"), StartingPosition="LATEST")
refused("InvalidParameterValueException", lam.create_event_source_mapping, FunctionName="picky",
        EventSourceArn=source, StartingPosition="AT_TIMESTAMP", StartingPositionTimestamp=1)
refused("ResourceConflictException", lam.create_event_source_mapping, FunctionName="picky", EventSourceArn=source,
        StartingPosition="LATEST")


def settled(uuid, state):
    deadline = time.monotonic() + 30
    while (found := lam.get_event_source_mapping(UUID=uuid))["State"] != state:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


more = table("more", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})["LatestStreamArn"]
dynamodb.put_item(TableName="more", Item={"pk": {"S": "early"}})
made = lam.create_event_source_mapping(
    FunctionName="removals", EventSourceArn=more, StartingPosition="TRIM_HORIZON", BatchSize=10,
    MaximumRetryAttempts=2, ParallelizationFactor=3, BisectBatchOnFunctionError=True)
step(made["State"] == "Creating" and made["EventSourceArn"] == more, made)
step(made["MaximumRecordAgeInSeconds"] == -1 and made["TumblingWindowInSeconds"] == 0, made)
uuid = made["UUID"]
settled(uuid, "Enabled")
before = len(seen["removals"])
gather(lambda: len(seen["removals"]) == before + 1)
step(settled(uuid, "Enabled")["LastProcessingResult"] == "OK", "OK")
lam.update_event_source_mapping(UUID=uuid, Enabled=False)
settled(uuid, "Disabled")
dynamodb.put_item(TableName="more", Item={"pk": {"S": "meanwhile"}})
lam.update_event_source_mapping(UUID=uuid, Enabled=True, ParallelizationFactor=1)
gather(lambda: len(seen["removals"]) == before + 2)
step([r["dynamodb"]["Keys"]["pk"]["S"] for r in seen["removals"][before:]] == ["early", "meanwhile"], seen["removals"])
refused("InvalidParameterValueException", lam.update_event_source_mapping, UUID=uuid, MaximumRecordAgeInSeconds=30)
step(lam.delete_event_source_mapping(UUID=uuid)["State"] == "Deleting", "Deleting")

# What time does to iterators and records
stale = streams.get_shard_iterator(
    StreamArn=source, ShardId=info["shardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
advance("16m")
refused("ExpiredIteratorException", streams.get_records, ShardIterator=stale)
advance("24h")
refused("TrimmedDataAccessException", streams.get_shard_iterator, StreamArn=source, ShardId=info["shardId"],
        ShardIteratorType="AT_SEQUENCE_NUMBER", SequenceNumber=info["startSequenceNumber"])
step(read(source) == [], "nothing is left after a day")
put("late", 1)
put("late", 2)
gather(lambda: [r for r in seen["follow"] if r["dynamodb"]["Keys"]["pk"]["S"] == "late"][1:])
shards = streams.describe_stream(StreamArn=source)["StreamDescription"]["Shards"]
children = [s for s in shards if "ParentShardId" in s]
step(len(children) == 1, shards)
found = streams.describe_stream(
    StreamArn=source, ShardFilter={"Type": "CHILD_SHARDS", "ShardId": children[0]["ParentShardId"]})
step(found["StreamDescription"]["Shards"] == children, found)
finish()
