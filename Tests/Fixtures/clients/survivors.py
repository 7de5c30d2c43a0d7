"""Asynchronous events and mappings across a kill of the emulator.

Usage: survivors.py SERVICES_URL before; survivors.py SERVICES_URL after ID,ID,…
"""

import json
import sys
import time

from checks import client

lam, sqs = client("lambda"), client("sqs")
account = "arn:aws:sqs:us-east-1:000000000000"

if sys.argv[2] == "before":
    url = sqs.create_queue(QueueName="kept")["QueueUrl"]
    for name, enabled in (("kept", True), ("off", False)):
        sqs.create_queue(QueueName=name)
        lam.create_event_source_mapping(
            EventSourceArn=f"{account}:{name}", FunctionName="plain", Enabled=enabled, BatchSize=7)
    accepted = [
        lam.invoke(FunctionName="work", InvocationType="Event", Payload=json.dumps({"n": n}).encode())[
            "ResponseMetadata"]["RequestId"] for n in range(100)]
    print("acknowledged", " ".join(accepted), flush=True)
else:
    missing = set(sys.argv[3].split(","))
    destination = lam.get_function_event_invoke_config(
        FunctionName="work")["DestinationConfig"]["OnSuccess"]["Destination"]
    url = sqs.get_queue_url(QueueName=destination.split(":")[-1])["QueueUrl"]
    deadline = time.time() + 60
    while missing and time.time() < deadline:
        for message in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
            record = json.loads(message["Body"])
            assert record["requestContext"]["condition"] == "Success", record
            missing.discard(record["requestContext"]["requestId"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert not missing, missing
    mappings = {
        m["EventSourceArn"].split(":")[-1]: (m["State"], m["BatchSize"])
        for m in lam.list_event_source_mappings(FunctionName="plain")["EventSourceMappings"]}
    assert mappings == {"kept": ("Enabled", 7), "off": ("Disabled", 7)}, mappings
    print("passed")
