"""What boto3 sees of S3: each step asserts; the last line printed is `passed` with the number of steps.

Usage: s3.py SERVICES_URL
"""

import base64
import datetime
import hashlib
import io
import json
import os
import re
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint = sys.argv[1]
MIB = 1 << 20
steps = 0


def client(service="s3", **config):
    return boto3.client(
        service, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(retries={"max_attempts": 1}, read_timeout=60, **config))


def step(condition, what):
    global steps
    assert condition, what
    steps += 1


def refused(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        step(found == (code, status), f"{code} {status} expected, not {found}: {error}")
        return error.response
    raise AssertionError(f"{code} expected, but the call succeeded")


def md5(data):
    return hashlib.md5(data).hexdigest()


s3 = client(s3={"addressing_style": "path"})

# Buckets
s3.create_bucket(Bucket="first")
refused("BucketAlreadyOwnedByYou", 409, s3.create_bucket, Bucket="first")
for bad in ("ab", "Capital", "under_score", "192.168.5.4", "xn--a", "a..b", "end-"):
    try:
        client(s3={"addressing_style": "path"}).create_bucket(Bucket=bad)
        raise AssertionError(bad)
    except ClientError as error:
        step(error.response["Error"]["Code"] == "InvalidBucketName", error)
s3.create_bucket(Bucket="far", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
step(s3.get_bucket_location(Bucket="far")["LocationConstraint"] == "eu-central-1", "location")
step(s3.get_bucket_location(Bucket="first")["LocationConstraint"] is None, "us-east-1 is none")
step([b["Name"] for b in s3.list_buckets()["Buckets"] if b["Name"] in ("far", "first")] == ["far", "first"], "ListBuckets")
page = s3.list_buckets(MaxBuckets=1)
step(len(page["Buckets"]) == 1 and page["ContinuationToken"], page)
step(s3.list_buckets(MaxBuckets=1, ContinuationToken=page["ContinuationToken"])["Buckets"][0]["Name"] != page["Buckets"][0]["Name"], "paging")
step(s3.list_buckets(Prefix="fi")["Buckets"][0]["Name"] == "first", "prefix")
step(s3.head_bucket(Bucket="far")["BucketRegion"] == "eu-central-1", "HeadBucket")
refused("404", 404, s3.head_bucket, Bucket="nothing")
refused("NoSuchBucket", 404, s3.list_objects_v2, Bucket="nothing")
s3.delete_bucket(Bucket="far")
refused("NoSuchBucket", 404, s3.delete_bucket, Bucket="far")

# Objects
put = s3.put_object(
    Bucket="first", Key="grüße/a b+c.txt", Body=b"hello", ContentType="text/plain", Metadata={"one": "1", "two": "zwei"},
    CacheControl="no-cache", Tagging="a=1&b=two%20words", StorageClass="STANDARD_IA")
step(put["ETag"] == f'"{md5(b"hello")}"', put)
step(put["ChecksumCRC32"], put)
got = s3.get_object(Bucket="first", Key="grüße/a b+c.txt", ChecksumMode="ENABLED")
step(got["Body"].read() == b"hello", got)
step(got["Metadata"] == {"one": "1", "two": "zwei"} and got["ContentType"] == "text/plain", got)
step(got["CacheControl"] == "no-cache" and got["StorageClass"] == "STANDARD_IA" and got["TagCount"] == 2, got)
step(got["ChecksumCRC32"] == put["ChecksumCRC32"] and got["AcceptRanges"] == "bytes", got)
head = s3.head_object(Bucket="first", Key="grüße/a b+c.txt")
step(head["ContentLength"] == 5 and head["ETag"] == put["ETag"] and "ChecksumCRC32" not in head, head)
refused("404", 404, s3.head_object, Bucket="first", Key="none")
missing = refused("NoSuchKey", 404, s3.get_object, Bucket="first", Key="none")
step(missing["Error"]["Key"] == "none" and missing["Error"]["Message"] == "The specified key does not exist.", missing)
step(missing["ResponseMetadata"]["RequestId"], missing)
s3.put_object(Bucket="first", Key="empty", Body=b"")
step(s3.get_object(Bucket="first", Key="empty")["Body"].read() == b"", "an empty object")
step(s3.head_object(Bucket="first", Key="empty")["ETag"] == f'"{md5(b"")}"', "its entity tag")

# Ranges and conditions
s3.put_object(Bucket="first", Key="digits", Body=b"0123456789")
for text, data, field in (("bytes=0-3", b"0123", "bytes 0-3/10"), ("bytes=7-", b"789", "bytes 7-9/10"),
                          ("bytes=-2", b"89", "bytes 8-9/10"), ("bytes=5-100", b"56789", "bytes 5-9/10")):
    part = s3.get_object(Bucket="first", Key="digits", Range=text)
    step(part["Body"].read() == data and part["ContentRange"] == field, part)
    step(part["ResponseMetadata"]["HTTPStatusCode"] == 206, part)
step(refused("InvalidRange", 416, s3.get_object, Bucket="first", Key="digits", Range="bytes=10-")["Error"]["ActualObjectSize"] == "10", "size")
step(s3.get_object(Bucket="first", Key="digits", Range="bytes=4-2")["ContentLength"] == 10, "no range")
etag = f'"{md5(b"0123456789")}"'
step(s3.get_object(Bucket="first", Key="digits", IfMatch=etag)["ContentLength"] == 10, "If-Match")
refused("PreconditionFailed", 412, s3.get_object, Bucket="first", Key="digits", IfMatch='"other"')
refused("304", 304, s3.get_object, Bucket="first", Key="digits", IfNoneMatch=etag)
future = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
refused("304", 304, s3.get_object, Bucket="first", Key="digits", IfModifiedSince=future)
refused("PreconditionFailed", 412, s3.get_object, Bucket="first", Key="digits", IfUnmodifiedSince=datetime.datetime(2020, 1, 1))
override = s3.get_object(Bucket="first", Key="digits", ResponseContentType="image/png", ResponseCacheControl="max-age=1")
step(override["ContentType"] == "image/png" and override["CacheControl"] == "max-age=1", override)
step(s3.get_object(Bucket="first", Key="digits", PartNumber=1)["ContentLength"] == 10, "part 1 is the whole")
refused("InvalidPartNumber", 416, s3.get_object, Bucket="first", Key="digits", PartNumber=2)

# Conditional writes
refused("PreconditionFailed", 412, s3.put_object, Bucket="first", Key="digits", Body=b"x", IfNoneMatch="*")
s3.put_object(Bucket="first", Key="fresh", Body=b"1", IfNoneMatch="*")
refused("PreconditionFailed", 412, s3.put_object, Bucket="first", Key="fresh", Body=b"2", IfMatch=etag)
s3.put_object(Bucket="first", Key="fresh", Body=b"2", IfMatch=f'"{md5(b"1")}"')
refused("NoSuchKey", 404, s3.put_object, Bucket="first", Key="absent", Body=b"2", IfMatch=etag)
step(s3.get_object(Bucket="first", Key="fresh")["Body"].read() == b"2", "replaced")

# Checksums, in the header and in the trailer
values = {
    "CRC32": "y/Q5Jg==", "CRC32C": "4waSgw==", "CRC64NVME": "rosUhgp5mIg=",
    "SHA1": base64.b64encode(hashlib.sha1(b"123456789").digest()).decode(),
    "SHA256": base64.b64encode(hashlib.sha256(b"123456789").digest()).decode()}
for name, value in values.items():
    answer = s3.put_object(Bucket="first", Key=f"sum-{name}", Body=b"123456789", **{f"Checksum{name}": value})
    step(answer[f"Checksum{name}"] == value, answer)
    head = s3.head_object(Bucket="first", Key=f"sum-{name}", ChecksumMode="ENABLED")
    step(head[f"Checksum{name}"] == value and head["ChecksumType"] == "FULL_OBJECT", head)
    wrong = value.replace(value[0], "A" if value[0] != "A" else "B", 1)
    refused("BadDigest", 400, s3.put_object, Bucket="first", Key="bad", Body=b"123456789", **{f"Checksum{name}": wrong})
for name in ("CRC32", "SHA1", "SHA256"):
    answer = s3.put_object(Bucket="first", Key="computed", Body=io.BytesIO(b"123456789"), ChecksumAlgorithm=name)
    step(answer[f"Checksum{name}"] == values[name], answer)
refused("BadDigest", 400, s3.put_object, Bucket="first", Key="bad", Body=b"a", ContentMD5=base64.b64encode(hashlib.md5(b"b").digest()).decode())
refused("InvalidDigest", 400, s3.put_object, Bucket="first", Key="bad", Body=b"a", ContentMD5="nonsense")
refused("404", 404, s3.head_object, Bucket="first", Key="bad")


def raw(method, path, body=None, **headers):
    request = urllib.request.Request(endpoint + path, data=body, method=method, headers={
        name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


signature = ";chunk-signature=" + "0" * 64
chunked = (f"5{signature}\r\nhello\r\n6{signature}\r\n world\r\n0{signature}\r\n").encode()
status, body, fields = raw(
    "PUT", "/first/chunked", chunked + b"\r\n", x_amz_content_sha256="STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    content_encoding="aws-chunked,gzip", x_amz_decoded_content_length="11")
step(status == 200, body)
got = s3.get_object(Bucket="first", Key="chunked")
step(got["Body"].read() == b"hello world" and got["ContentEncoding"] == "gzip", got)
trailer = b"9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"
for content, expected in ((trailer, 200), (trailer.replace(b"y/Q5", b"z/Q5"), 400)):
    status, body, fields = raw(
        "PUT", "/first/trailer", content, x_amz_content_sha256="STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        content_encoding="aws-chunked", x_amz_decoded_content_length="9", x_amz_trailer="x-amz-checksum-crc32")
    step(status == expected, (status, body))
step(b"<Code>BadDigest</Code>" in body, body)
for content in (b"9\r\n1234", b"zz\r\n", trailer.replace(b"9\r\n", b"8\r\n", 1)):
    status, body, fields = raw(
        "PUT", "/first/broken", content, x_amz_content_sha256="STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        content_encoding="aws-chunked", x_amz_decoded_content_length="9")
    step(status == 400 and b"<Code>IncompleteBody</Code>" in body, (status, body))
status, body, fields = raw("PUT", "/first/hash", b"abc", x_amz_content_sha256="0" * 64)
step(status == 400 and b"XAmzContentSHA256Mismatch" in body, body)

# Bad input
refused("KeyTooLongError", 400, s3.put_object, Bucket="first", Key="k" * 1025, Body=b"")
s3.put_object(Bucket="first", Key="k" * 1024, Body=b"")
refused("MetadataTooLarge", 400, s3.put_object, Bucket="first", Key="m", Body=b"", Metadata={"a": "x" * 2048})
refused("InvalidStorageClass", 400, s3.put_object, Bucket="first", Key="m", Body=b"", StorageClass="GOLD")
refused("InvalidTag", 400, s3.put_object, Bucket="first", Key="m", Body=b"", Tagging="aws:x=1")
refused("BadRequest", 400, s3.put_object, Bucket="first", Key="m", Body=b"", Tagging="&".join(f"{n}=1" for n in range(11)))
step(raw("GET", "/first/%zz")[0] == 400, "a broken escape")
for document in (b"<a", b"<!DOCTYPE x [<!ENTITY y 'z'>]><VersioningConfiguration/>", b"<x>" * 100_000, b"\xff\xfe", b""):
    status, body, fields = raw("PUT", "/first?versioning", document)
    step(status == 400 and b"<Code>MalformedXML</Code>" in body, (status, body))
step(raw("POST", "/first/digits?select&select-type=2", b"<a/>", Content_Type="application/xml")[0] == 501, "SelectObjectContent")
status, body, fields = raw("POST", "/", b"Action=X&Version=1999-01-01", Content_Type="application/x-www-form-urlencoded")
step(status == 501 and b"No emulated service takes" in body, body)
status, body, fields = raw("POST", "/", b"{}", X_Amz_Target="Nothing.Here")
step(status == 501 and b"Nothing.Here" in body, body)
status, body, fields = raw("HEAD", "/first/none")
step(status == 404 and body == b"", body)

# Tags and access
step(s3.get_object_tagging(Bucket="first", Key="grüße/a b+c.txt")["TagSet"] == [
    {"Key": "a", "Value": "1"}, {"Key": "b", "Value": "two words"}], "tags of the header")
s3.put_object_tagging(Bucket="first", Key="digits", Tagging={"TagSet": [{"Key": "k<&>", "Value": "v"}]})
step(s3.get_object_tagging(Bucket="first", Key="digits")["TagSet"] == [{"Key": "k<&>", "Value": "v"}], "tags")
s3.delete_object_tagging(Bucket="first", Key="digits")
step(s3.get_object_tagging(Bucket="first", Key="digits")["TagSet"] == [], "no tags")
s3.put_object_acl(Bucket="first", Key="digits", ACL="public-read")
step(s3.get_object_acl(Bucket="first", Key="digits")["Grants"][0]["Permission"] == "FULL_CONTROL", "ACL")

# Copies
copied = s3.copy_object(Bucket="first", Key="copy", CopySource={"Bucket": "first", "Key": "grüße/a b+c.txt"})
step(copied["CopyObjectResult"]["ETag"] == put["ETag"], copied)
head = s3.head_object(Bucket="first", Key="copy")
step(head["Metadata"] == {"one": "1", "two": "zwei"} and head["TagCount"] == 2, head)
s3.copy_object(Bucket="first", Key="copy2", CopySource="first/digits", MetadataDirective="REPLACE", Metadata={"n": "ew"},
               ContentType="a/b", TaggingDirective="REPLACE", Tagging="t=1")
head = s3.head_object(Bucket="first", Key="copy2")
step(head["Metadata"] == {"n": "ew"} and head["ContentType"] == "a/b" and head["TagCount"] == 1, head)
refused("InvalidRequest", 400, s3.copy_object, Bucket="first", Key="digits", CopySource="first/digits")
refused("PreconditionFailed", 412, s3.copy_object, Bucket="first", Key="c", CopySource="first/digits", CopySourceIfMatch="x")
refused("NoSuchKey", 404, s3.copy_object, Bucket="first", Key="c", CopySource="first/none")
refused("NoSuchBucket", 404, s3.copy_object, Bucket="first", Key="c", CopySource="nothing/none")

# Listing
s3.create_bucket(Bucket="listing")
names = ["a.txt", "b/1", "b/2", "b/c/3", "d/1", "e", "z é", "\U0001F600"]
for name in reversed(names):
    s3.put_object(Bucket="listing", Key=name, Body=name.encode())
listed = s3.list_objects_v2(Bucket="listing")
step([o["Key"] for o in listed["Contents"]] == names and listed["KeyCount"] == 8, listed)
step(listed["Contents"][0]["ETag"] == f'"{md5(b"a.txt")}"' and listed["Contents"][0]["Size"] == 5, listed)
rolled = s3.list_objects_v2(Bucket="listing", Delimiter="/")
step([p["Prefix"] for p in rolled["CommonPrefixes"]] == ["b/", "d/"] and rolled["KeyCount"] == 6, rolled)
inner = s3.list_objects_v2(Bucket="listing", Delimiter="/", Prefix="b/")
step([o["Key"] for o in inner["Contents"]] == ["b/1", "b/2"] and inner["CommonPrefixes"][0]["Prefix"] == "b/c/", inner)
for arguments in ({}, {"Delimiter": "/"}):
    for size in (1, 2, 3):
        pages = list(s3.get_paginator("list_objects_v2").paginate(
            Bucket="listing", PaginationConfig={"PageSize": size}, **arguments))
        found = sorted(
            [o["Key"] for p in pages for o in p.get("Contents", [])]
            + [o["Prefix"] for p in pages for o in p.get("CommonPrefixes", [])])
        step(found == (names if not arguments else sorted(["a.txt", "b/", "d/", "e", "z é", "\U0001F600"])), (size, found))
        old = list(s3.get_paginator("list_objects").paginate(
            Bucket="listing", PaginationConfig={"PageSize": size}, **arguments))
        step(sum(len(p.get("Contents", [])) + len(p.get("CommonPrefixes", [])) for p in old) == len(found), old)
step([o["Key"] for o in s3.list_objects_v2(Bucket="listing", StartAfter="e")["Contents"]] == names[6:], "start-after")
step(s3.list_objects_v2(Bucket="listing", MaxKeys=0)["KeyCount"] == 0, "no keys")
step("Owner" in s3.list_objects_v2(Bucket="listing", FetchOwner=True)["Contents"][0], "fetch-owner")
refused("InvalidArgument", 400, s3.list_objects_v2, Bucket="listing", ContinuationToken="!")
refused("InvalidArgument", 400, s3.list_objects_v2, Bucket="listing", MaxKeys=-1)
deleted = s3.delete_objects(Bucket="listing", Delete={"Objects": [{"Key": n} for n in names[:7]] + [{"Key": "never"}]})
step(len(deleted["Deleted"]) == 8 and "Errors" not in deleted, deleted)
refused("BucketNotEmpty", 409, s3.delete_bucket, Bucket="listing")
s3.delete_objects(Bucket="listing", Delete={"Objects": [{"Key": names[7]}], "Quiet": True})
s3.delete_bucket(Bucket="listing")
step(raw("POST", "/first?delete", b"<Delete><Object><Key>a</Key></Object></Delete>", Content_Type="application/xml")[0] == 400, "a digest is wanted")

# Versions
s3.create_bucket(Bucket="versions")
step("Status" not in s3.get_bucket_versioning(Bucket="versions"), "no versioning")
s3.put_object(Bucket="versions", Key="k", Body=b"0")
s3.put_bucket_versioning(Bucket="versions", VersioningConfiguration={"Status": "Enabled"})
step(s3.get_bucket_versioning(Bucket="versions")["Status"] == "Enabled", "versioning")
one = s3.put_object(Bucket="versions", Key="k", Body=b"1")["VersionId"]
two = s3.put_object(Bucket="versions", Key="k", Body=b"2")["VersionId"]
step(one != two and s3.get_object(Bucket="versions", Key="k")["VersionId"] == two, (one, two))
for version, data in (("null", b"0"), (one, b"1"), (two, b"2")):
    step(s3.get_object(Bucket="versions", Key="k", VersionId=version)["Body"].read() == data, version)
marker = s3.delete_object(Bucket="versions", Key="k")
step(marker["DeleteMarker"] and marker["VersionId"], marker)
gone = refused("NoSuchKey", 404, s3.get_object, Bucket="versions", Key="k")
step(gone["ResponseMetadata"]["HTTPHeaders"]["x-amz-delete-marker"] == "true", gone)
refused("MethodNotAllowed", 405, s3.get_object, Bucket="versions", Key="k", VersionId=marker["VersionId"])
refused("NoSuchVersion", 404, s3.get_object, Bucket="versions", Key="k", VersionId="x" * 32)
listed = s3.list_object_versions(Bucket="versions")
step([v["VersionId"] for v in listed["Versions"]] == [two, one, "null"], listed)
step(listed["DeleteMarkers"][0]["IsLatest"] and not listed["Versions"][0]["IsLatest"], listed)
pages = list(s3.get_paginator("list_object_versions").paginate(Bucket="versions", PaginationConfig={"PageSize": 1}))
step(sum(len(p.get("Versions", [])) + len(p.get("DeleteMarkers", [])) for p in pages) == 4, pages)
step(s3.list_objects_v2(Bucket="versions")["KeyCount"] == 0, "a marked key is not listed")
undone = s3.delete_object(Bucket="versions", Key="k", VersionId=marker["VersionId"])
step(undone["DeleteMarker"] and s3.get_object(Bucket="versions", Key="k")["Body"].read() == b"2", undone)
s3.delete_object(Bucket="versions", Key="k", VersionId=two)
step(s3.get_object(Bucket="versions", Key="k")["VersionId"] == one, "the version before is the latest again")
s3.put_bucket_versioning(Bucket="versions", VersioningConfiguration={"Status": "Suspended"})
step(s3.put_object(Bucket="versions", Key="k", Body=b"3")["VersionId"] == "null", "suspended")
step([v["VersionId"] for v in s3.list_object_versions(Bucket="versions")["Versions"]] == ["null", one], "null replaced null")
refused("BucketNotEmpty", 409, s3.delete_bucket, Bucket="versions")

# Configurations
refused("NoSuchCORSConfiguration", 404, s3.get_bucket_cors, Bucket="first")
s3.put_bucket_cors(Bucket="first", CORSConfiguration={"CORSRules": [{
    "AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://*.example.com"], "AllowedHeaders": ["x-*"],
    "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 60}]})
step(s3.get_bucket_cors(Bucket="first")["CORSRules"][0]["MaxAgeSeconds"] == 60, "CORS")
status, body, fields = raw("OPTIONS", "/first/digits", Origin="https://a.example.com", Access_Control_Request_Method="PUT",
                           Access_Control_Request_Headers="X-One")
step(status == 200 and fields["Access-Control-Allow-Origin"] == "https://a.example.com", fields)
step(raw("OPTIONS", "/first/digits", Origin="https://evil", Access_Control_Request_Method="PUT")[0] == 403, "refused")
step(raw("GET", "/first/digits", Origin="https://a.example.com")[2]["Access-Control-Expose-Headers"] == "ETag", "exposed")
s3.delete_bucket_cors(Bucket="first")
refused("NoSuchTagSet", 404, s3.get_bucket_tagging, Bucket="first")
s3.put_bucket_tagging(Bucket="first", Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
step(s3.get_bucket_tagging(Bucket="first")["TagSet"] == [{"Key": "a", "Value": "b"}], "bucket tags")
s3.delete_bucket_tagging(Bucket="first")
refused("NoSuchLifecycleConfiguration", 404, s3.get_bucket_lifecycle_configuration, Bucket="first")
s3.put_bucket_lifecycle_configuration(Bucket="first", LifecycleConfiguration={"Rules": [
    {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "old/"}, "Expiration": {"Days": 1}}]})
step(s3.get_bucket_lifecycle_configuration(Bucket="first")["Rules"][0]["ID"] == "r", "lifecycle")
s3.delete_bucket_lifecycle(Bucket="first")
refused("NoSuchBucketPolicy", 404, s3.get_bucket_policy, Bucket="first")
policy = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::first/*"}]})
s3.put_bucket_policy(Bucket="first", Policy=policy)
step(json.loads(s3.get_bucket_policy(Bucket="first")["Policy"]) == json.loads(policy), "policy")
step(s3.get_bucket_policy_status(Bucket="first")["PolicyStatus"]["IsPublic"], "policy status")
refused("MalformedPolicy", 400, s3.put_bucket_policy, Bucket="first", Policy="no")
s3.delete_bucket_policy(Bucket="first")
rules = s3.get_bucket_encryption(Bucket="first")["ServerSideEncryptionConfiguration"]["Rules"]
step(rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256", rules)
s3.put_bucket_encryption(Bucket="first", ServerSideEncryptionConfiguration={"Rules": [
    {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}]})
rules = s3.get_bucket_encryption(Bucket="first")["ServerSideEncryptionConfiguration"]["Rules"]
step(rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms", rules)
s3.delete_bucket_encryption(Bucket="first")
block = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
refused("NoSuchPublicAccessBlockConfiguration", 404, s3.get_public_access_block, Bucket="first")
s3.put_public_access_block(Bucket="first", PublicAccessBlockConfiguration=block)
step(s3.get_public_access_block(Bucket="first")["PublicAccessBlockConfiguration"] == block, "block")
s3.delete_public_access_block(Bucket="first")
refused("OwnershipControlsNotFoundError", 404, s3.get_bucket_ownership_controls, Bucket="first")
s3.put_bucket_ownership_controls(Bucket="first", OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
step(s3.get_bucket_ownership_controls(Bucket="first")["OwnershipControls"]["Rules"], "ownership")
s3.delete_bucket_ownership_controls(Bucket="first")
step(s3.get_bucket_acl(Bucket="first")["Owner"]["ID"], "ACL")
s3.put_bucket_acl(Bucket="first", ACL="public-read")
step(len(s3.get_bucket_acl(Bucket="first")["Grants"]) == 2, "a public ACL")
step(s3.get_bucket_request_payment(Bucket="first")["Payer"] == "BucketOwner", "payer")
step("LoggingEnabled" not in s3.get_bucket_logging(Bucket="first"), "logging")

# Multipart uploads
s3.create_bucket(Bucket="parts")
upload = s3.create_multipart_upload(Bucket="parts", Key="big", Metadata={"m": "1"}, ChecksumAlgorithm="CRC32")
identity = {"Bucket": "parts", "Key": "big", "UploadId": upload["UploadId"]}
large = os.urandom(5 * MIB)
first = s3.upload_part(PartNumber=1, Body=large, **identity)
second = s3.upload_part(PartNumber=3, Body=b"tail", **identity)
step(first["ETag"] == f'"{md5(large)}"' and first["ChecksumCRC32"], first)
listed = s3.list_parts(**identity)
step([p["PartNumber"] for p in listed["Parts"]] == [1, 3] and listed["Parts"][0]["Size"] == 5 * MIB, listed)
step(s3.list_parts(MaxParts=1, **identity)["NextPartNumberMarker"] == 1, "paging of parts")
step(s3.list_multipart_uploads(Bucket="parts")["Uploads"][0]["UploadId"] == upload["UploadId"], "uploads")


def parts(*numbered):
    return {"Parts": [{"PartNumber": n, "ETag": p["ETag"], "ChecksumCRC32": p["ChecksumCRC32"]} for n, p in numbered]}


refused("InvalidPartOrder", 400, s3.complete_multipart_upload, MultipartUpload=parts((3, second), (1, first)), **identity)
refused("InvalidPart", 400, s3.complete_multipart_upload, MultipartUpload=parts((1, second)), **identity)
refused("InvalidPart", 400, s3.complete_multipart_upload, MultipartUpload=parts((2, second)), **identity)
refused("InvalidArgument", 400, s3.upload_part, PartNumber=10001, Body=b"", **identity)
done = s3.complete_multipart_upload(MultipartUpload=parts((1, first), (3, second)), **identity)
both = hashlib.md5(hashlib.md5(large).digest() + hashlib.md5(b"tail").digest()).hexdigest()
step(done["ETag"] == f'"{both}-2"' and done["ChecksumCRC32"].endswith("-2"), done)
step(s3.get_object(Bucket="parts", Key="big")["Body"].read() == large + b"tail", "both parts")
step(s3.get_object(Bucket="parts", Key="big", Range=f"bytes={5 * MIB - 2}-{5 * MIB + 1}")["Body"].read() == large[-2:] + b"ta", "a range over both")
part = s3.get_object(Bucket="parts", Key="big", PartNumber=2)
step(part["Body"].read() == b"tail" and part["PartsCount"] == 2, part)
attributes = s3.get_object_attributes(Bucket="parts", Key="big", ObjectAttributes=["ETag", "ObjectSize", "ObjectParts", "StorageClass", "Checksum"])
step(attributes["ETag"] == both + "-2" and attributes["ObjectSize"] == 5 * MIB + 4, attributes)
step(attributes["ObjectParts"]["TotalPartsCount"] == 2 and attributes["Checksum"]["ChecksumType"] == "COMPOSITE", attributes)
refused("NoSuchUpload", 404, s3.upload_part, PartNumber=1, Body=b"", **identity)
copied = s3.copy_object(Bucket="parts", Key="copied", CopySource="parts/big")
step(copied["CopyObjectResult"]["ETag"] == f'"{md5(large + b"tail")}"', copied)
small = s3.create_multipart_upload(Bucket="parts", Key="small")["UploadId"]
tiny = [s3.upload_part(Bucket="parts", Key="small", UploadId=small, PartNumber=n, Body=b"x") for n in (1, 2)]
refused("EntityTooSmall", 400, s3.complete_multipart_upload, Bucket="parts", Key="small", UploadId=small,
        MultipartUpload={"Parts": [{"PartNumber": n + 1, "ETag": p["ETag"]} for n, p in enumerate(tiny)]})
s3.abort_multipart_upload(Bucket="parts", Key="small", UploadId=small)
refused("NoSuchUpload", 404, s3.abort_multipart_upload, Bucket="parts", Key="small", UploadId=small)
full = s3.create_multipart_upload(Bucket="parts", Key="full", ChecksumAlgorithm="CRC64NVME", ChecksumType="FULL_OBJECT")
identity = {"Bucket": "parts", "Key": "full", "UploadId": full["UploadId"]}
pieces = [s3.upload_part_copy(PartNumber=1, CopySource="parts/big", CopySourceRange=f"bytes=0-{5 * MIB - 1}", **identity),
          s3.upload_part_copy(PartNumber=2, CopySource="parts/big", CopySourceRange=f"bytes={5 * MIB}-{5 * MIB + 3}", **identity)]
step(pieces[0]["CopyPartResult"]["ETag"] == first["ETag"], pieces)
done = s3.complete_multipart_upload(MultipartUpload={"Parts": [
    {"PartNumber": n + 1, "ETag": p["CopyPartResult"]["ETag"]} for n, p in enumerate(pieces)]}, **identity)
whole = s3.copy_object(Bucket="parts", Key="whole", CopySource="parts/big", ChecksumAlgorithm="CRC64NVME")
step(done["ChecksumCRC64NVME"] == whole["CopyObjectResult"]["ChecksumCRC64NVME"], "combined from the parts' own")

# Transfers as programs make them
with tempfile.TemporaryDirectory() as folder:
    source, target = os.path.join(folder, "in"), os.path.join(folder, "out")
    with open(source, "wb") as file:
        file.write(os.urandom(12 * MIB + 7))
    config = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB, max_concurrency=3)
    s3.upload_file(source, "parts", "transfer/file", Config=config)
    s3.download_file("parts", "transfer/file", target, Config=config)
    with open(source, "rb") as one, open(target, "rb") as other:
        step(one.read() == other.read(), "the same file")
    step(s3.head_object(Bucket="parts", Key="transfer/file")["ETag"].endswith('-3"'), "three parts")
    with open(source, "rb") as file:
        s3.upload_fileobj(file, "parts", "transfer/object")
    step(s3.head_object(Bucket="parts", Key="transfer/object")["ContentLength"] == 12 * MIB + 7, "upload_fileobj")

# Presigned URLs
for version in ("s3v4", "s3"):
    signer = client(signature_version=version, s3={"addressing_style": "path"})
    url = signer.generate_presigned_url("put_object", Params={"Bucket": "first", "Key": "signed key"}, ExpiresIn=600)
    request = urllib.request.Request(url, data=version.encode(), method="PUT")
    step(urllib.request.urlopen(request).status == 200, url)
    url = signer.generate_presigned_url(
        "get_object", Params={"Bucket": "first", "Key": "signed key", "ResponseContentType": "x/y"}, ExpiresIn=600)
    with urllib.request.urlopen(url) as answer:
        step(answer.read() == version.encode() and answer.headers["Content-Type"] == "x/y", url)
    old = url.replace("X-Amz-Expires=600", "X-Amz-Expires=-1") if version == "s3v4" else url
    url = signer.generate_presigned_url("get_object", Params={"Bucket": "first", "Key": "signed key"}, ExpiresIn=-1)
    if version == "s3v4":
        parsed = urllib.parse.urlsplit(url)
        query = dict(urllib.parse.parse_qsl(parsed.query))
        query.update({"X-Amz-Date": "20200101T000000Z", "X-Amz-Expires": "60"})
        url = parsed._replace(query=urllib.parse.urlencode(query)).geturl()
    try:
        urllib.request.urlopen(url)
        raise AssertionError("an expired URL")
    except urllib.error.HTTPError as error:
        text = error.read()
        step(error.code == 403 and b"Request has expired" in text and b"AccessDenied" in text, text)
post = s3.generate_presigned_post("first", "form/${filename}", Conditions=[["content-length-range", 1, 100]])


def form(fields, name, content):
    edge = "xxxedgexxx"
    text = "".join(f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    text += f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return raw("POST", "/first", text.encode() + content + f"\r\n--{edge}--\r\n".encode(),
               Content_Type=f"multipart/form-data; boundary={edge}")


status, body, fields = form(post["fields"], "up.txt", b"posted\r\n--bytes")
step(status == 204, body)
step(s3.get_object(Bucket="first", Key="form/up.txt")["Body"].read() == b"posted\r\n--bytes", "a form's file")
step(form(post["fields"], "big", b"x" * 101)[0] == 400, "over the policy's range")
step(form({**post["fields"], "key": "elsewhere"}, "a", b"x")[0] == 403, "against the policy")
status, body, fields = form({**post["fields"], "success_action_status": "201"}, "b", b"x")
step(status == 201 and b"<PostResponse>" in body, body)

# Virtual hosts
host = urllib.parse.urlsplit(endpoint)
for name in (f"first.localhost:{host.port}", f"first.s3.localhost:{host.port}", "first.s3.us-east-1.amazonaws.com"):
    status, body, fields = raw("GET", "/digits", Host=name)
    step(status == 200 and body == b"0123456789", (name, body))

# Notifications
sqs = client("sqs")
queue = sqs.create_queue(QueueName="bucket-events")["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
step("QueueConfigurations" not in s3.get_bucket_notification_configuration(Bucket="first"), "no notifications")
rule = {"Id": "images", "QueueArn": arn, "Events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "Filter": {
    "Key": {"FilterRules": [{"Name": "prefix", "Value": "img/"}, {"Name": "suffix", "Value": ".jpg"}]}}}
s3.put_bucket_notification_configuration(Bucket="first", NotificationConfiguration={"QueueConfigurations": [rule]})
kept = s3.get_bucket_notification_configuration(Bucket="first")["QueueConfigurations"][0]
step(kept["Id"] == "images" and kept["Events"] == rule["Events"], kept)


def take():
    messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=10, MaxNumberOfMessages=1).get("Messages", [])
    assert messages, "a notification"
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=messages[0]["ReceiptHandle"])
    return json.loads(messages[0]["Body"])


test = take()
step(test["Service"] == "Amazon S3" and test["Event"] == "s3:TestEvent" and test["Bucket"] == "first", test)
s3.put_object(Bucket="first", Key="img/other.png", Body=b"1")
s3.put_object(Bucket="first", Key="img/red flower+ü.jpg", Body=b"1234")
record = take()["Records"][0]
step(record["eventName"] == "ObjectCreated:Put" and record["eventSource"] == "aws:s3", record)
step(record["s3"]["object"]["key"] == "img/red+flower%2B%C3%BC.jpg" and record["s3"]["object"]["size"] == 4, record)
step(record["s3"]["object"]["eTag"] == md5(b"1234") and record["s3"]["configurationId"] == "images", record)
shape = {"eventVersion", "eventSource", "awsRegion", "eventTime", "eventName", "userIdentity", "requestParameters",
         "responseElements", "s3"}
step(set(record) == shape and set(record["s3"]) == {"s3SchemaVersion", "configurationId", "bucket", "object"}, record)
step(set(record["s3"]["bucket"]) == {"name", "ownerIdentity", "arn"}, record)
step(set(record["s3"]["object"]) == {"key", "size", "eTag", "sequencer"}, record)
s3.copy_object(Bucket="first", Key="img/copy.jpg", CopySource="first/digits")
copied = take()["Records"][0]
step(copied["eventName"] == "ObjectCreated:Copy", copied)
step(copied["s3"]["object"]["sequencer"] > record["s3"]["object"]["sequencer"], "in order")
s3.delete_object(Bucket="first", Key="img/copy.jpg")
removed = take()["Records"][0]
step(removed["eventName"] == "ObjectRemoved:Delete" and set(removed["s3"]["object"]) == {"key", "sequencer"}, removed)
refused("InvalidArgument", 400, s3.put_bucket_notification_configuration, Bucket="first", NotificationConfiguration={
    "QueueConfigurations": [{"QueueArn": arn + "-none", "Events": ["s3:ObjectCreated:*"]}]})
refused("InvalidArgument", 400, s3.put_bucket_notification_configuration, Bucket="first", NotificationConfiguration={
    "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:Nonsense"]}]})
refused("InvalidArgument", 400, s3.put_bucket_notification_configuration, Bucket="first", NotificationConfiguration={
    "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}, {"QueueArn": arn, "Events": ["s3:ObjectCreated:Put"]}]})

# To a topic and to the event bus, each of which hands on to the queue
sns, events = client("sns"), client("events")
topic = sns.create_topic(Name="bucket-events")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
events.put_rule(Name="bucket", EventPattern=json.dumps({"source": ["aws.s3"], "detail": {"bucket": {"name": ["first"]}}}))
events.put_targets(Rule="bucket", Targets=[{"Id": "queue", "Arn": arn}])
s3.put_bucket_notification_configuration(Bucket="first", NotificationConfiguration={
    "TopicConfigurations": [{"Id": "topic", "TopicArn": topic, "Events": ["s3:ObjectCreated:*"]}],
    "EventBridgeConfiguration": {}})
test = take()
step(test["Type"] == "Notification" and json.loads(test["Message"])["Event"] == "s3:TestEvent", test)
kept = s3.get_bucket_notification_configuration(Bucket="first")
step(kept["TopicConfigurations"][0]["TopicArn"] == topic and kept["EventBridgeConfiguration"] == {}, kept)
s3.put_object(Bucket="first", Key="both ways", Body=b"12")
both = [take(), take()]
told = next(message for message in both if "Message" in message)
step(told["TopicArn"] == topic and told["Subject"] == "Amazon S3 Notification", told)
record = json.loads(told["Message"])["Records"][0]
step(record["s3"]["object"]["key"] == "both+ways" and record["s3"]["configurationId"] == "topic", record)
event = next(message for message in both if "detail" in message)
step(event["source"] == "aws.s3" and event["detail-type"] == "Object Created", event)
step(event["resources"] == ["arn:aws:s3:::first"] and event["detail"]["reason"] == "PutObject", event)
step(event["detail"]["object"] == {"key": "both ways", "size": 2, "etag": md5(b"12"),
                                   "sequencer": record["s3"]["object"]["sequencer"]}, event)
s3.put_bucket_notification_configuration(Bucket="first", NotificationConfiguration={})
step("QueueConfigurations" not in s3.get_bucket_notification_configuration(Bucket="first"), "removed")

# What the template declares
uploads = "objects-uploads"
step(s3.get_bucket_versioning(Bucket=uploads)["Status"] == "Enabled", "a bucket of the template")
configuration = s3.get_bucket_notification_configuration(Bucket=uploads)
step(len(configuration["LambdaFunctionConfigurations"]) == 1, configuration)
s3.put_object(Bucket=uploads, Key="in/x", Body=b"to the queue")
results = sqs.get_queue_url(QueueName="objects-results")["QueueUrl"]
test = sqs.receive_message(QueueUrl=results, WaitTimeSeconds=10)["Messages"][0]
step(json.loads(test["Body"])["Event"] == "s3:TestEvent", test)
sqs.delete_message(QueueUrl=results, ReceiptHandle=test["ReceiptHandle"])
got = sqs.receive_message(QueueUrl=results, WaitTimeSeconds=10)["Messages"][0]
record = json.loads(got["Body"])["Records"][0]
step(record["s3"]["bucket"]["name"] == uploads and record["s3"]["object"]["versionId"], record)
step(s3.get_bucket_tagging(Bucket=uploads)["TagSet"] == [{"Key": "team", "Value": "payments"}], "tags of the template")
rules = s3.get_bucket_cors(Bucket=uploads)["CORSRules"]
step(rules == [{"ID": "shop", "AllowedHeaders": ["*"], "AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://shop.example"],
                "ExposeHeaders": ["ETag"], "MaxAgeSeconds": 600}], rules)
rules = s3.get_bucket_lifecycle_configuration(Bucket=uploads)["Rules"]
step(rules == [{"ID": "old", "Filter": {"Prefix": "tmp/"}, "Status": "Enabled", "Expiration": {"Days": 3},
                "NoncurrentVersionExpiration": {"NoncurrentDays": 1}}], rules)
rules = s3.get_bucket_encryption(Bucket=uploads)["ServerSideEncryptionConfiguration"]["Rules"]
step(rules == [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}, "BucketKeyEnabled": True}], rules)
block = s3.get_public_access_block(Bucket=uploads)["PublicAccessBlockConfiguration"]
step(block == {"BlockPublicAcls": True, "IgnorePublicAcls": False, "BlockPublicPolicy": True,
               "RestrictPublicBuckets": False}, block)
owners = s3.get_bucket_ownership_controls(Bucket=uploads)["OwnershipControls"]["Rules"]
step(owners == [{"ObjectOwnership": "BucketOwnerEnforced"}], owners)
s3.put_object(Bucket=uploads, Key="fn/x", Body=b"to the function")
seen = sqs.get_queue_url(QueueName="objects-seen")["QueueUrl"]
got = sqs.receive_message(QueueUrl=seen, WaitTimeSeconds=20)["Messages"][0]
step(json.loads(got["Body"])["Records"][0]["s3"]["object"]["key"] == "fn/x", got)


# A bucket as the destination of what a function fails at
lam = client("lambda")
s3.create_bucket(Bucket="failures")
lam.put_function_event_invoke_config(
    FunctionName="WatcherFunction", MaximumRetryAttempts=0,
    DestinationConfig={"OnFailure": {"Destination": "arn:aws:s3:::failures"}})
name = lam.get_function_configuration(FunctionName="WatcherFunction")["FunctionName"]
request_id = lam.invoke(FunctionName="WatcherFunction", InvocationType="Event", Payload=b'"not an event"')[
    "ResponseMetadata"]["RequestId"]
deadline = time.time() + 30
while not (found := s3.list_objects_v2(Bucket="failures").get("Contents", [])) and time.time() < deadline:
    time.sleep(0.2)
day = r"\d{4}/\d\d/\d\d/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}"
step(len(found) == 1 and re.fullmatch(f"aws/lambda/async/{name}/{day}", found[0]["Key"]), found)
record = json.load(s3.get_object(Bucket="failures", Key=found[0]["Key"])["Body"])
step(record["requestContext"]["requestId"] == request_id and record["requestPayload"] == "not an event", record)
step(record["requestContext"]["condition"] == "RetriesExhausted", record)

print("passed", steps)
