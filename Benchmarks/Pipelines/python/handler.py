"""The validating function of the subscription charge pipeline in Python, as AWS's own examples write it: pydantic,
cryptography, boto3. The same checks, reads and writes as ValidateContractFunction; clients are made in the init phase."""

import base64
import hashlib
import json
import os
import time
import uuid
from datetime import datetime, timezone
from decimal import Decimal
from typing import Annotated, Optional

import boto3
from boto3.dynamodb.conditions import Key
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from pydantic import BaseModel, ConfigDict, Field, ValidationError

AUDIENCE = os.environ["SIGNATURE_AUDIENCE"]
TABLES = {name: os.environ[f"{name}_TABLE_NAME"] for name in ("ORGANIZATION", "PUBLISHER", "MPASS", "CERTIFICATE", "CONTRACT")}
QUEUE_URL = os.environ["PROCESS_CHARGE_QUEUE_URL"]
BUS = os.environ["EVENT_BUS_NAME"]
LIMITS = {"BRONZE": Decimal(100), "SILVER": Decimal(500)}
MINOR_UNITS = {"USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "BHD": 3}
WINDOW_SECONDS = 300

dynamodb = boto3.resource("dynamodb")
tables = {name: dynamodb.Table(table) for name, table in TABLES.items()}
sqs = boto3.client("sqs")
events = boto3.client("events")

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$")]


class SubscriptionChargeRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    contract_id: Identifier
    amount: Annotated[Decimal, Field(gt=0, max_digits=15)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    mpass_id: Identifier
    organization_id: Identifier
    publisher_id: Identifier
    period: Optional[Annotated[str, Field(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]] = None
    metadata: Annotated[dict[str, Annotated[str, Field(max_length=1000)]], Field(max_length=50)] = {}


class Refused(Exception):
    def __init__(self, status, kind, detail):
        super().__init__(detail)
        self.status, self.kind, self.detail = status, kind, detail


def lambda_handler(event, context):
    try:
        return respond(200, "application/json", accept(event, context))
    except Refused as refused:
        problem = {"type": f"urn:moneta:problem:{refused.kind}", "status": refused.status, "detail": refused.detail}
        return respond(refused.status, "application/problem+json", problem)


def respond(status, media_type, document):
    return {"statusCode": status, "headers": {"content-type": media_type}, "body": json.dumps(document), "isBase64Encoded": False}


def accept(event, context):
    body = event["body"].encode()
    request = parse(body)
    signature = verify(event, body, request)
    request_hash = hashlib.sha256(body).hexdigest()
    partition = f"CONTRACT#{request.organization_id}#{request.contract_id}"
    contract = get("CONTRACT", partition, "STATE")
    if contract is not None:
        if contract["requestHash"] != request_hash:
            raise Refused(409, "conflict", "The contract exists already, with another body.")
        return answer(contract["transactionID"], contract["validatedAt"])
    check(
        request, get("ORGANIZATION", f"ORGANIZATION#{request.organization_id}", "ORGANIZATION"),
        get("PUBLISHER", f"PUBLISHER#{request.publisher_id}", "PUBLISHER"),
        get("MPASS", f"MPASS#{request.mpass_id}", "MPASS"))
    return create(request, body, signature, request_hash, partition, context)


def parse(body):
    def unique(pairs):
        names = [name for name, _ in pairs]
        if len(names) != len(set(names)):
            raise ValueError("a duplicate key")
        return dict(pairs)

    try:
        document = json.loads(body, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=unique)
        return SubscriptionChargeRequest.model_validate(document)
    except ValidationError as error:
        raise Refused(400, "invalid-request", str(error.error_count())) from error
    except ValueError as error:
        raise Refused(400, "malformed-json", "The body is no JSON.") from error


def verify(event, body, request):
    unauthorized = Refused(401, "unauthorized", "The signature does not count.")
    compact = event["headers"].get("x-jws-signature", "")
    try:
        protected, payload, mac = compact.split(".")
        header = json.loads(unbase64(protected))
        if payload or header["alg"] not in ("PS256", "RS256") or header["b64"] is not False or header["crit"] != ["b64"]:
            raise unauthorized
        host, path = event["requestContext"]["domainName"], event["rawPath"]
        if header["aud"] != AUDIENCE or header["url"] not in (f"https://{host}{path}", f"http://{host}{path}"):
            raise unauthorized
        if abs(time.time() - header["iat"]) > WINDOW_SECONDS:
            raise unauthorized
        certificate = candidate(request.publisher_id, header["x5t#S256"])
        scheme = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if header["alg"] == "PS256" else padding.PKCS1v15()
        certificate.public_key().verify(unbase64(mac), protected.encode() + b"." + body, scheme, hashes.SHA256())
        return compact, header
    except (ValueError, KeyError, TypeError, InvalidSignature) as error:
        raise unauthorized from error


def candidate(publisher_id, thumbprint):
    page = tables["CERTIFICATE"].query(
        ConsistentRead=True,
        KeyConditionExpression=Key("pk").eq(f"PUBLISHER#{publisher_id}") & Key("sk").begins_with("CERTIFICATE#"))
    for item in page["Items"]:
        if item["status"] != "ACTIVE" or item["thumbprint"] != thumbprint:
            continue
        certificate = x509.load_pem_x509_certificate(item["pem"].encode())
        if certificate.not_valid_before_utc <= datetime.now(timezone.utc) <= certificate.not_valid_after_utc:
            return certificate
    raise KeyError(thumbprint)


def unbase64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def get(table, pk, sk):
    return tables[table].get_item(Key={"pk": pk, "sk": sk}, ConsistentRead=True).get("Item")


def check(request, organization, publisher, mpass):
    codes = []
    if publisher is None or publisher["organizationID"] != request.organization_id:
        raise Refused(400, "rule-violation", "PUBLISHER_NOT_OF_ORGANIZATION")
    if organization is None or organization["status"] != "ACTIVE":
        codes.append("ORGANIZATION_NOT_ACTIVE")
    if publisher["status"] != "ACTIVE":
        codes.append("PUBLISHER_NOT_ACTIVE")
    if mpass is None or mpass["organizationID"] != request.organization_id:
        codes.append("MPASS_UNKNOWN")
    elif mpass["status"] != "ACTIVE":
        codes.append("MPASS_NOT_ACTIVE")
    elif request.amount > LIMITS.get(mpass["tier"], request.amount):
        codes.append("TIER_LIMIT_EXCEEDED")
    if request.currency not in MINOR_UNITS or -request.amount.as_tuple().exponent > MINOR_UNITS[request.currency]:
        raise Refused(400, "invalid-request", "amount")
    if codes:
        raise Refused(400, "rule-violation", ", ".join(codes))


def create(request, body, signature, request_hash, partition, context):
    compact, header = signature
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    transaction_id = str(uuid.uuid4())
    event = {
        "reference": {"organizationID": request.organization_id, "contractID": request.contract_id}, "sequence": 1,
        "type": "CONTRACT_VALIDATED", "at": now, "function": "PythonValidateFunction", "requestID": context.aws_request_id,
        "details": {
            "transaction_id": transaction_id, "publisher_id": request.publisher_id, "mpass_id": request.mpass_id,
            "amount": str(request.amount), "currency": request.currency, "request_sha256": request_hash,
            "certificate_sha256": header["x5t#S256"]},
        "previousHash": "0" * 64}
    event["hash"] = hashlib.sha256(json.dumps(event, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    state = {
        "reference": event["reference"], "publisherID": request.publisher_id, "mPassID": request.mpass_id,
        "transactionID": transaction_id, "amount": str(request.amount), "currency": request.currency, "period": request.period or "",
        "requestHash": request_hash, "validatedAt": now, "status": "VALIDATED", "statusReachedAt": now, "lastEventSequence": 1,
        "lastEventHash": event["hash"], "version": 1, "listOrganization": request.organization_id,
        "listStatus": f"{request.organization_id}#VALIDATED", "listDate": now}
    message = json.dumps({"contract_id": request.contract_id, "organization_id": request.organization_id})
    told = json.dumps({
        "event_id": event["hash"], "event_type": event["type"], "sequence": 1, "occurred_at": now,
        "organization_id": request.organization_id,
        "data": {"contract_id": request.contract_id, "transaction_id": transaction_id, "publisher_id": request.publisher_id,
                 "mpass_id": request.mpass_id, "amount": str(request.amount), "currency": request.currency,
                 "status": "VALIDATED", "charged_at": now}})
    token = hashlib.sha256(header["jti"].encode()).hexdigest()
    shard = f"OUTBOX#{int(request_hash[:2], 16) % 8}"
    outbox = [("OUTBOX#processCharge", message), ("OUTBOX#eventBus#00000001", told)]
    writes = [
        put(f"SIGNATURE#{request.publisher_id}#{token}", "SIGNATURE",
            {"tokenHash": token, "expiresAt": int(header["iat"]) + 2 * WINDOW_SECONDS, "usedBy": context.aws_request_id}, new=True),
        put(partition, "STATE", state, new=True),
        put(partition, "EVENT#00000001", event, new=True),
        put(partition, "REQUEST", {"body": body, "signature": compact, "receivedAt": now}, new=True),
    ] + [put(partition, sort, {"body": text, "createdAt": now, "outboxPartition": shard}) for sort, text in outbox]
    try:
        dynamodb.meta.client.transact_write_items(TransactItems=writes, ClientRequestToken=str(uuid.uuid4()))
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        raise Refused(401, "unauthorized", "The signature was used before.") from error
    sqs.send_message(QueueUrl=QUEUE_URL, MessageBody=message)
    remove(partition, outbox[0][0])
    events.put_events(Entries=[{
        "EventBusName": BUS, "Source": "moneta.python", "DetailType": "CONTRACT_VALIDATED", "Detail": told}])
    remove(partition, outbox[1][0])
    return answer(transaction_id, now)


def put(pk, sk, fields, new=False):
    item = fields | {"pk": pk, "sk": sk}
    condition = {"ConditionExpression": "attribute_not_exists(pk)"} if new else {}
    return {"Put": {"TableName": TABLES["CONTRACT"], "Item": item} | condition}


def remove(pk, sk):
    tables["CONTRACT"].delete_item(Key={"pk": pk, "sk": sk})


def answer(transaction_id, processed_at):
    return {"transaction_id": transaction_id, "status": "VALIDATED", "processed_at": processed_at, "partner_confirmation": None}
