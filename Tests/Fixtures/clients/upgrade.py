"""A folder that the emulator wrote before it had topics, buses and streams, and what a newer one makes of it.

Usage: upgrade.py restore FOLDER; upgrade.py check SERVICES_URL

The dumps in Fixtures/stores/before-messaging are of that version's own files, filled by AWS's clients.
"""

import base64
import json
import os
import pathlib
import sqlite3
import sys
import time

STORED = pathlib.Path(__file__).parent.parent / "stores" / "before-messaging"
# When the files were made: messages are as old in every run, for queues forget them.
MADE_MILLISECONDS = 1_795_300_307_000
# What that version encrypted and signed, in base64.
MADE = {name: base64.b64decode(text) for name, text in json.loads((STORED / "kms.json").read_text()).items()}


def restore(folder):
    os.makedirs(folder, mode=0o700)
    for name in ("queues", "tables", "keys"):
        store = sqlite3.connect(folder / f"{name}.sqlite")
        store.executescript((STORED / f"{name}.sql").read_text())
        if name == "queues":
            later = int(time.time() * 1000) - MADE_MILLISECONDS
            for column in ("sentAt", "visibleAt", "receivedAt", "firstReceivedAt"):
                store.execute(f"UPDATE messages SET {column} = {column} + ? WHERE {column} > 0", (later,))
            store.commit()
        store.close()
    key = folder / "master.key"
    key.write_bytes(bytes.fromhex((STORED / "master.key.hex").read_text().strip()))
    key.chmod(0o600)


def queues(client, step, advance):
    sqs = client("sqs")
    step({u.rsplit("/", 1)[-1] for u in sqs.list_queues()["QueueUrls"]} == {"jobs", "jobs-dead", "made-by-hand"}, "names")
    jobs = sqs.get_queue_url(QueueName="jobs")["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=jobs, AttributeNames=["All"])["Attributes"]
    step((found["ApproximateNumberOfMessages"], found["ApproximateNumberOfMessagesNotVisible"]) == ("3", "2"), found)
    step(found["VisibilityTimeout"] == "120" and '"maxReceiveCount":3' in found["RedrivePolicy"], found)
    step(sqs.list_queue_tags(QueueUrl=jobs)["Tags"] == {"team": "payments"}, "tags")
    hand = sqs.get_queue_url(QueueName="made-by-hand")["QueueUrl"]
    step(sqs.get_queue_attributes(QueueUrl=hand, AttributeNames=["DelaySeconds"])["Attributes"] == {
        "DelaySeconds": "7"}, "made by hand")

    def receive():
        messages = sqs.receive_message(
            QueueUrl=jobs, MaxNumberOfMessages=10, MessageAttributeNames=["All"],
            MessageSystemAttributeNames=["All"]).get("Messages", [])
        for message in messages:
            sqs.delete_message(QueueUrl=jobs, ReceiptHandle=message["ReceiptHandle"])
        return {
            m["Body"]: (m["MessageAttributes"]["n"]["StringValue"], m["Attributes"]["ApproximateReceiveCount"])
            for m in messages}

    step(receive() == {f"grüße {n}": (str(n), "1") for n in (2, 3, 4)}, "what was waiting")
    advance(43_200)
    step(receive() == {f"grüße {n}": (str(n), "2") for n in (0, 1)}, "what was in flight")
    ordered = sqs.create_queue(QueueName="new.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    sent = sqs.send_message(QueueUrl=ordered, MessageBody="m", MessageGroupId="g", MessageDeduplicationId="d")
    step(sqs.receive_message(QueueUrl=ordered)["Messages"][0]["MessageId"] == sent["MessageId"], "a new FIFO queue")


def tables(client, step):
    dynamodb, streams = client("dynamodb"), client("dynamodbstreams")
    items = dynamodb.scan(TableName="orders")["Items"]
    step(sorted(int(i["sk"]["N"]) for i in items) == list(range(12)), "items")
    for item in items:
        step(item["raw"]["B"] == bytes([0, 255, int(item["sk"]["N"])]), item)
        step(item["amount"]["N"] == "12345678901234567890.123456789", item)
        step(item["notes"]["L"][2]["M"]["deep"]["SS"] == ["a", "b"], item)
    stream = dynamodb.describe_table(TableName="orders")["Table"]["LatestStreamArn"]
    step(dynamodb.describe_time_to_live(TableName="orders")["TimeToLiveDescription"] == {
        "TimeToLiveStatus": "ENABLED", "AttributeName": "expires"}, "time to live")
    dynamodb.update_table(
        TableName="orders", AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"}, {"AttributeName": "sk", "AttributeType": "N"},
            {"AttributeName": "state", "AttributeType": "S"}],
        GlobalSecondaryIndexUpdates=[{"Create": {
            "IndexName": "again", "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "KEYS_ONLY"}}}])
    dynamodb.put_item(TableName="orders", Item={"pk": {"S": "p0"}, "sk": {"N": "3"}, "state": {"S": "paid"}})
    for index in ("by-state", "again"):
        paid = dynamodb.query(
            TableName="orders", IndexName=index, KeyConditionExpression="#s = :s",
            ExpressionAttributeNames={"#s": "state"}, ExpressionAttributeValues={":s": {"S": "paid"}})["Items"]
        step(sorted(int(i["sk"]["N"]) for i in paid) == [0, 2, 3, 4, 6, 8, 10], (index, paid))
    records = []
    for shard in streams.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records += streams.get_records(ShardIterator=iterator)["Records"]
    step([r["eventName"] for r in records] == ["MODIFY"], records)
    step(records[0]["dynamodb"]["OldImage"]["state"] == {"S": "open"}, records)


def keys(client, step):
    kms = client("kms")
    step({a["AliasName"] for a in kms.list_aliases()["Aliases"]} >= {"alias/signing", "alias/by-hand"}, "aliases")
    step(kms.verify(
        KeyId="alias/signing", Message=b"hello", Signature=MADE["signature"],
        SigningAlgorithm="ECDSA_SHA_256")["SignatureValid"], "an old signature")
    signature = kms.sign(KeyId="alias/signing", Message=b"new", SigningAlgorithm="ECDSA_SHA_256")["Signature"]
    step(kms.verify(
        KeyId="alias/signing", Message=b"new", Signature=signature, SigningAlgorithm="ECDSA_SHA_256")[
            "SignatureValid"], "a new signature")
    key = kms.describe_key(KeyId="alias/by-hand")["KeyMetadata"]
    step((key["KeyState"], key["KeyManager"], key["Description"]) == ("Enabled", "CUSTOMER", "made by hand"), key)
    old = {"CiphertextBlob": MADE["ciphertext"], "EncryptionContext": {"a": "b"}}
    step(kms.decrypt(**old)["Plaintext"] == b"open sesame", "an old ciphertext")
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    step(kms.decrypt(**old)["Plaintext"] == b"open sesame", "an old ciphertext after a rotation")
    kms.tag_resource(KeyId=key["KeyId"], Tags=[{"TagKey": "team", "TagValue": "payments"}])
    step(kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == [{"TagKey": "team", "TagValue": "payments"}], "tags")


if sys.argv[1] == "restore":
    restore(pathlib.Path(sys.argv[2]))
else:
    sys.argv.pop(1)
    from checks import advance, client, finish, step

    queues(client, step, advance)
    tables(client, step)
    keys(client, step)
    finish()
