"""Writes numbered items to a followed table, and finds out what its function has seen.

Usage: streams_kill.py SERVICES_URL write FROM TO | collect NUMBER...
"""

import json
import sys
import time

from checks import client

what = sys.argv[2]
if what == "write":
    dynamodb = client("dynamodb")
    for number in range(int(sys.argv[3]), int(sys.argv[4])):
        dynamodb.put_item(TableName="orders", Item={"pk": {"S": f"p{number % 8}"}, "sk": {"N": str(number)}})
        print("written", number, flush=True)
else:
    sqs = client("sqs")
    url = sqs.get_queue_url(QueueName="seen")["QueueUrl"]
    missing = set(range(int(sys.argv[3]))) | set(range(10_000, int(sys.argv[4])))
    seen = {}
    deadline = time.monotonic() + 90
    while missing:
        assert time.monotonic() < deadline, f"never seen: {sorted(missing)[:20]} of {len(missing)}"
        for message in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
            body = json.loads(message["Body"])
            if body["function"] == "follow":
                for record in body["records"]:
                    number = int(record["dynamodb"]["Keys"]["sk"]["N"])
                    seen[number] = seen.get(number, 0) + 1
                    missing.discard(number)
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    print("passed", len(seen), "seen,", sum(1 for count in seen.values() if count > 1), "more than once")
