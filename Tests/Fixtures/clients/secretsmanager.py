"""Secrets Manager as boto3 sees it. Usage: secretsmanager.py SERVICES_URL"""

import json
import time
import uuid

from checks import client, finish, refused, step

secrets = client("secretsmanager")
NOT_FOUND = "Secrets Manager can't find the specified secret."
OF_TEMPLATE = ("moneta-TokenSecret", "template/database")
MARKED = "You can't perform this operation on the secret because it was marked for deletion."


def token():
    return str(uuid.uuid4())


# Create and read
made = secrets.create_secret(Name="shop/db", SecretString="correct horse", Description="the database",
                             Tags=[{"Key": "team", "Value": "shop"}])
arn, first = made["ARN"], made["VersionId"]
step(arn.startswith("arn:aws:secretsmanager:us-east-1:000000000000:secret:shop/db-") and len(arn[-7:]) == 7, made)
for name in ("shop/db", arn, arn[:-7]):
    value = secrets.get_secret_value(SecretId=name)
    step(value["SecretString"] == "correct horse" and value["VersionStages"] == ["AWSCURRENT"], value)
    step(value["ARN"] == arn and value["Name"] == "shop/db" and value["VersionId"] == first, value)
refused("ResourceNotFoundException", secrets.get_secret_value, NOT_FOUND, SecretId="none")
refused("ResourceExistsException", secrets.create_secret,
        "The operation failed because the secret shop/db already exists.", Name="shop/db", SecretString="x")
binary = secrets.create_secret(Name="bytes", SecretBinary=b"\x00\x01\xff")
value = secrets.get_secret_value(SecretId="bytes")
step(value["SecretBinary"] == b"\x00\x01\xff" and "SecretString" not in value, value)
refused("InvalidParameterException", secrets.create_secret, Name="both", SecretString="a", SecretBinary=b"a")
empty = secrets.create_secret(Name="empty")
step("VersionId" not in empty, empty)
refused("ResourceNotFoundException", secrets.get_secret_value,
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT", SecretId="empty")
for name in ("a b", "ü", "a#b"):
    refused("ValidationException", secrets.create_secret, Name=name, SecretString="x")

# Limits: 64 KB
secrets.create_secret(Name="large", SecretString="x" * 65536)
refused("ValidationException", secrets.create_secret, Name="larger", SecretString="x" * 65537)
refused("ValidationException", secrets.create_secret, Name="larger", SecretBinary=b"x" * 65537)
refused("ValidationException", secrets.create_secret, Name="n" * 513, SecretString="x")

# Idempotency by ClientRequestToken
same = token()
once = secrets.create_secret(Name="once", SecretString="v", ClientRequestToken=same)
again = secrets.create_secret(Name="once", SecretString="v", ClientRequestToken=same)
step(once["ARN"] == again["ARN"] and again["VersionId"] == same, again)
refused("ResourceExistsException", secrets.create_secret, Name="once", SecretString="w", ClientRequestToken=same)
refused("InvalidParameterException", secrets.create_secret, Name="short", SecretString="w", ClientRequestToken="short")

# Versions and stages
second = secrets.put_secret_value(SecretId=arn, SecretString="battery staple")
step(second["VersionStages"] == ["AWSCURRENT"], second)
step(secrets.get_secret_value(SecretId=arn)["SecretString"] == "battery staple", "current")
previous = secrets.get_secret_value(SecretId=arn, VersionStage="AWSPREVIOUS")
step(previous["SecretString"] == "correct horse" and previous["VersionId"] == first, previous)
put = token()
secrets.put_secret_value(SecretId=arn, SecretString="pending", ClientRequestToken=put, VersionStages=["AWSPENDING"])
secrets.put_secret_value(SecretId=arn, SecretString="pending", ClientRequestToken=put, VersionStages=["AWSPENDING"])
refused("ResourceExistsException", secrets.put_secret_value, SecretId=arn, SecretString="other", ClientRequestToken=put)
stages = secrets.describe_secret(SecretId=arn)["VersionIdsToStages"]
step(stages == {first: ["AWSPREVIOUS"], second["VersionId"]: ["AWSCURRENT"], put: ["AWSPENDING"]}, stages)
refused("InvalidParameterException", secrets.update_secret_version_stage,
        "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version "
        f"{second['VersionId']}, so you must explicitly reference that version in RemoveFromVersionId.",
        SecretId=arn, VersionStage="AWSCURRENT", MoveToVersionId=put)
refused("InvalidParameterException", secrets.update_secret_version_stage,
        "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
        SecretId=arn, VersionStage="AWSCURRENT", RemoveFromVersionId=second["VersionId"])
secrets.update_secret_version_stage(SecretId=arn, VersionStage="AWSCURRENT", MoveToVersionId=put,
                                    RemoveFromVersionId=second["VersionId"])
stages = secrets.describe_secret(SecretId=arn)["VersionIdsToStages"]
step(stages == {second["VersionId"]: ["AWSPREVIOUS"], put: ["AWSPENDING", "AWSCURRENT"]}, stages)
secrets.update_secret_version_stage(SecretId=arn, VersionStage="AWSPENDING", RemoveFromVersionId=put)
secrets.update_secret_version_stage(SecretId=arn, VersionStage="custom", MoveToVersionId=first)
step(secrets.get_secret_value(SecretId=arn, VersionStage="custom")["VersionId"] == first, "a label of one's own")
refused("InvalidRequestException", secrets.get_secret_value, SecretId=arn, VersionId=first, VersionStage="AWSCURRENT")
refused("ResourceNotFoundException", secrets.get_secret_value, SecretId=arn, VersionId=token())
secrets.update_secret_version_stage(SecretId=arn, VersionStage="custom", RemoveFromVersionId=first)
listed = secrets.list_secret_version_ids(SecretId=arn)
step({v["VersionId"] for v in listed["Versions"]} == {put, second["VersionId"]}, listed)
step(len(secrets.list_secret_version_ids(SecretId=arn, IncludeDeprecated=True)["Versions"]) == 3, "deprecated too")

# Update, describe, list
updated = secrets.update_secret(SecretId=arn, Description="newer")
step("VersionId" not in updated, updated)
updated = secrets.update_secret(SecretId=arn, SecretString="updated")
step(secrets.get_secret_value(SecretId=arn)["VersionId"] == updated["VersionId"], updated)
described = secrets.describe_secret(SecretId=arn)
step(described["Description"] == "newer" and described["Tags"] == [{"Key": "team", "Value": "shop"}], described)
step("LastAccessedDate" in described and "DeletedDate" not in described, described)
names = [s["Name"] for p in secrets.get_paginator("list_secrets").paginate(PaginationConfig={"PageSize": 2})
         for s in p["SecretList"] if s["Name"] not in OF_TEMPLATE]
step(sorted(names) == ["bytes", "empty", "large", "once", "shop/db"], names)


def filtered(key, *values):
    return sorted(s["Name"] for s in secrets.list_secrets(Filters=[{"Key": key, "Values": list(values)}])["SecretList"])


step(filtered("name", "shop") == ["shop/db"] and filtered("name", "SHOP") == [], "by name")
step(filtered("name", "!shop") == ["bytes", "empty", "large", "moneta-TokenSecret", "once", "template/database"],
     "not by name")
step(filtered("tag-key", "te") == filtered("tag-value", "sh") == filtered("description", "NEW") == ["shop/db"], "others")
step(filtered("all", "Team") == ["shop/db"], "by all")
refused("ValidationException", secrets.list_secrets, Filters=[{"Key": "colour", "Values": ["red"]}])
refused("InvalidNextTokenException", secrets.list_secrets, NextToken="forged")
ordered = [s["Name"] for s in secrets.list_secrets(SortBy="name", SortOrder="asc")["SecretList"]]
step(ordered == sorted(ordered), ordered)

# Batch, tags, policies, replication
batch = secrets.batch_get_secret_value(SecretIdList=["shop/db", "bytes", "none"])
step([v["Name"] for v in batch["SecretValues"]] == ["shop/db", "bytes"], batch)
step(batch["Errors"][0]["SecretId"] == "none" and batch["Errors"][0]["ErrorCode"] == "ResourceNotFoundException", batch)
step(len(secrets.batch_get_secret_value(Filters=[{"Key": "name", "Values": ["shop"]}])["SecretValues"]) == 1, "filters")
refused("InvalidParameterException", secrets.batch_get_secret_value)
secrets.tag_resource(SecretId=arn, Tags=[{"Key": "cost", "Value": "1"}])
secrets.untag_resource(SecretId=arn, TagKeys=["team"])
step(secrets.describe_secret(SecretId=arn)["Tags"] == [{"Key": "cost", "Value": "1"}], "tags")
policy = json.dumps({"Version": "2012-10-17", "Statement": []})
secrets.put_resource_policy(SecretId=arn, ResourcePolicy=policy)
step(secrets.get_resource_policy(SecretId=arn)["ResourcePolicy"] == policy, "policy")
step(secrets.validate_resource_policy(ResourcePolicy=policy)["PolicyValidationPassed"], "validated")
refused("MalformedPolicyDocumentException", secrets.put_resource_policy, SecretId=arn, ResourcePolicy="{")
secrets.delete_resource_policy(SecretId=arn)
step("ResourcePolicy" not in secrets.get_resource_policy(SecretId=arn), "policy gone")
refused("InvalidParameterException", secrets.replicate_secret_to_regions, SecretId=arn,
        AddReplicaRegions=[{"Region": "eu-west-1"}])

# Random passwords
password = secrets.get_random_password()["RandomPassword"]
step(len(password) == 32 and any(c.isdigit() for c in password) and any(c.isupper() for c in password), password)
password = secrets.get_random_password(PasswordLength=64, ExcludePunctuation=True, ExcludeCharacters="aA0")["RandomPassword"]
step(password.isalnum() and not set(password) & set("aA0"), password)
step(" " in secrets.get_random_password(PasswordLength=5, IncludeSpace=True)["RandomPassword"], "each type is there")
refused("InvalidParameterException", secrets.get_random_password,
        "Password length is too short based on the required types.", PasswordLength=3)
refused("ValidationException", secrets.get_random_password, PasswordLength=4097)

# Deletion
refused("InvalidParameterException", secrets.delete_secret,
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).", SecretId="once",
        RecoveryWindowInDays=6)
refused("InvalidParameterException", secrets.delete_secret,
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.", SecretId="once",
        RecoveryWindowInDays=7, ForceDeleteWithoutRecovery=True)
gone = secrets.delete_secret(SecretId="once", RecoveryWindowInDays=7)
refused("InvalidRequestException", secrets.get_secret_value, MARKED, SecretId="once")
refused("InvalidRequestException", secrets.put_secret_value, MARKED, SecretId="once", SecretString="x")
refused("InvalidRequestException", secrets.create_secret,
        "You can't create this secret because a secret with this name is already scheduled for deletion.", Name="once",
        SecretString="x")
step(secrets.describe_secret(SecretId="once")["DeletedDate"] == gone["DeletionDate"], gone)
step("once" not in filtered("name", "once"), "not listed")
step(len(secrets.list_secrets(IncludePlannedDeletion=True)["SecretList"]) == 7, "listed when asked for")
secrets.restore_secret(SecretId="once")
step(secrets.get_secret_value(SecretId="once")["SecretString"] == "v", "restored")
secrets.delete_secret(SecretId="once", ForceDeleteWithoutRecovery=True)
refused("ResourceNotFoundException", secrets.describe_secret, NOT_FOUND, SecretId="once")
remade = secrets.create_secret(Name="once", SecretString="anew")
step(remade["ARN"] != once["ARN"], "another suffix")
step(secrets.delete_secret(SecretId="never", ForceDeleteWithoutRecovery=True)["Name"] == "never", "forced")

# Rotation
refused("InvalidRequestException", secrets.rotate_secret,
        "No Lambda rotation function ARN is associated with this secret.", SecretId="once")
function = client("lambda").list_functions()["Functions"][0]["FunctionArn"]
rotated = secrets.rotate_secret(SecretId="once", RotationLambdaARN=function, RotationRules={"AutomaticallyAfterDays": 30})
deadline = time.time() + 60
while "LastRotatedDate" not in secrets.describe_secret(SecretId="once"):
    assert time.time() < deadline, secrets.describe_secret(SecretId="once")
    time.sleep(0.05)
described = secrets.describe_secret(SecretId="once")
step(described["RotationEnabled"] and described["RotationLambdaARN"] == function, described)
step(described["RotationRules"] == {"AutomaticallyAfterDays": 30} and "NextRotationDate" in described, described)
step(secrets.get_secret_value(SecretId="once")["SecretString"] == "rotated", "the function's value")
step(secrets.get_secret_value(SecretId="once")["VersionId"] == rotated["VersionId"], rotated)
step(secrets.get_secret_value(SecretId="once", VersionStage="AWSPREVIOUS")["SecretString"] == "anew", "previous")
secrets.cancel_rotate_secret(SecretId="once")
step(secrets.describe_secret(SecretId="once")["RotationEnabled"] is False, "cancelled")
refused("InvalidParameterException", secrets.rotate_secret, SecretId="once",
        RotationRules={"AutomaticallyAfterDays": 1001})
finish()
