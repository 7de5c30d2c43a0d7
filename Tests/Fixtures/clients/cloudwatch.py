"""CloudWatch's metrics as boto3 sees them, in each of its protocols. Usage: cloudwatch.py SERVICES_URL PROTOCOL"""

import datetime
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import botocore.model

from checks import client, endpoint, finish, refused, step

# botocore takes the first protocol of its own list; here it takes the one that is asked for.
chosen = botocore.model.ServiceModel.resolved_protocol
botocore.model.ServiceModel.resolved_protocol = sys.argv[2]
cloudwatch = client("cloudwatch")
botocore.model.ServiceModel.resolved_protocol = chosen
cloudwatch.meta.service_model.__dict__["resolved_protocol"] = sys.argv[2]
types = set()
cloudwatch.meta.events.register("before-send.cloudwatch.*", lambda request, **_: types.add(request.headers["Content-Type"]))
NOW = datetime.datetime.now(datetime.timezone.utc).replace(second=30, microsecond=0)
HOUR = datetime.timedelta(hours=1)


def statistics(name, *names, namespace="Shop", period=7200, **more):
    return cloudwatch.get_metric_statistics(
        Namespace=namespace, MetricName=name, StartTime=NOW - HOUR, EndTime=NOW + HOUR, Period=period,
        Statistics=list(names), **more)["Datapoints"]


# Put: a value, values with counts, a statistic set, dimensions
cloudwatch.put_metric_data(Namespace="Shop", MetricData=[
    {"MetricName": "Orders", "Value": 2.5, "Unit": "Count", "Timestamp": NOW},
    {"MetricName": "Orders", "Values": [1, 2, 10], "Counts": [1, 3, 1], "Unit": "Count", "Timestamp": NOW}])
points = statistics("Orders", "SampleCount", "Sum", "Minimum", "Maximum", "Average")
step(len(points) == 1 and points[0]["Unit"] == "Count", points)
step(points[0]["SampleCount"] == 6 and points[0]["Sum"] == 19.5 and points[0]["Average"] == 3.25, points)
step(points[0]["Minimum"] == 1 and points[0]["Maximum"] == 10, points)
step(points[0]["Timestamp"].tzinfo is not None, points)
cloudwatch.put_metric_data(Namespace="Shop", MetricData=[{
    "MetricName": "Latency", "Dimensions": [{"Name": "Stage", "Value": "dev"}, {"Name": "Api", "Value": "v1"}],
    "StatisticValues": {"SampleCount": 4, "Sum": 40, "Minimum": 5, "Maximum": 20}, "Unit": "Milliseconds"}])
dimensions = [{"Name": "Api", "Value": "v1"}, {"Name": "Stage", "Value": "dev"}]
step(statistics("Latency", "Average", Dimensions=dimensions)[0]["Average"] == 10, "a statistic set, any order")
step(statistics("Latency", "Average") == [], "another metric without the dimensions")
step(statistics("Orders", "Sum", Unit="Seconds") == [], "another unit")
spread = cloudwatch.get_metric_statistics(
    Namespace="Shop", MetricName="Orders", StartTime=NOW - HOUR, EndTime=NOW + HOUR, Period=7200,
    ExtendedStatistics=["p50", "p99.9"])["Datapoints"][0]["ExtendedStatistics"]
step(spread == {"p50": 2.0, "p99.9": 10.0}, spread)

# GetMetricData
for minutes in range(5):
    cloudwatch.put_metric_data(Namespace="Series", MetricData=[
        {"MetricName": "Steps", "Value": minutes, "Timestamp": NOW - datetime.timedelta(minutes=minutes)}])
query = {"Id": "m1", "MetricStat": {"Metric": {"Namespace": "Series", "MetricName": "Steps"}, "Period": 60, "Stat": "Sum"}}
window = {"StartTime": NOW - HOUR, "EndTime": NOW + HOUR}
result = cloudwatch.get_metric_data(MetricDataQueries=[query], **window)["MetricDataResults"][0]
step(result["Values"] == [0, 1, 2, 3, 4] and result["StatusCode"] == "Complete", result)
step(result["Label"] == "Steps" and result["Timestamps"] == sorted(result["Timestamps"], reverse=True), result)
result = cloudwatch.get_metric_data(MetricDataQueries=[query], ScanBy="TimestampAscending", **window)
step(result["MetricDataResults"][0]["Values"] == [4, 3, 2, 1, 0], result)
first = cloudwatch.get_metric_data(MetricDataQueries=[query], MaxDatapoints=3, **window)
step(first["MetricDataResults"][0]["Values"] == [0, 1, 2] and first["NextToken"], first)
step(first["MetricDataResults"][0]["StatusCode"] == "PartialData", first)
second = cloudwatch.get_metric_data(MetricDataQueries=[query], MaxDatapoints=3, NextToken=first["NextToken"], **window)
step(second["MetricDataResults"][0]["Values"] == [3, 4] and "NextToken" not in second, second)
refused("InvalidNextToken", cloudwatch.get_metric_data, MetricDataQueries=[query], NextToken="forged", **window)
refused("ValidationError", cloudwatch.get_metric_data, MetricDataQueries=[query, query], **window)
refused("ValidationError", cloudwatch.get_metric_data, MetricDataQueries=[{**query, "Id": "M"}], **window)
refused("ValidationError", cloudwatch.get_metric_data, MetricDataQueries=[{"Id": "e", "Expression": "m1*2"}], **window)
refused("InvalidParameterValue", cloudwatch.get_metric_data, MetricDataQueries=[query] * 501, **window)

# ListMetrics
names = {(m["Namespace"], m["MetricName"]) for m in cloudwatch.list_metrics()["Metrics"]}
step(names == {("Shop", "Orders"), ("Shop", "Latency"), ("Series", "Steps")}, names)
found = cloudwatch.list_metrics(Dimensions=[{"Name": "Stage"}])["Metrics"]
step(len(found) == 1 and found[0]["Dimensions"] == dimensions, found)
step(cloudwatch.list_metrics(Namespace="Shop", MetricName="Orders", RecentlyActive="PT3H")["Metrics"], "recent")
refused("InvalidParameterValue", cloudwatch.list_metrics, NextToken="forged")

# Limits, one over
big = [{"MetricName": f"many{i}", "Value": i} for i in range(1000)]
cloudwatch.put_metric_data(Namespace="Many", MetricData=big)
pages = cloudwatch.get_paginator("list_metrics").paginate(Namespace="Many")
step([len(p["Metrics"]) for p in pages] == [500, 500], "compressed by botocore, and listed in pages")
refused("InvalidParameterValue", cloudwatch.put_metric_data,
        "The collection MetricData must not have a size greater than 1000.",
        Namespace="Many", MetricData=big + [{"MetricName": "one", "Value": 1}])


def put(**datum):
    return {"Namespace": "Bad", "MetricData": [{"MetricName": "m", **datum}]}


cloudwatch.put_metric_data(**put(Values=list(range(150))))
cloudwatch.put_metric_data(**put(Value=1, Dimensions=[{"Name": f"d{i}", "Value": "v"} for i in range(30)]))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Values=list(range(151))))
refused("InvalidParameterValue", cloudwatch.put_metric_data,
        **put(Value=1, Dimensions=[{"Name": f"d{i}", "Value": "v"} for i in range(31)]))
refused("InvalidParameterValue", cloudwatch.put_metric_data,
        "The value NaN for parameter MetricData.member.1.Value is invalid.", **put(Value=float("nan")))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Value=2.0 ** 361))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Value=1, Unit="Furlongs"))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Values=[1, 2], Counts=[1]))
refused("InvalidParameterCombination", cloudwatch.put_metric_data, **put(Value=1, Values=[1]))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Value=1, StorageResolution=2))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Value=1, Timestamp=NOW - 15 * 24 * HOUR))
refused("InvalidParameterValue", cloudwatch.put_metric_data, **put(Value=1, Timestamp=NOW + 3 * HOUR))
refused("MissingParameter", cloudwatch.put_metric_data, **put())
refused("MissingParameter", cloudwatch.put_metric_data, Namespace="Bad", MetricData=[])
refused("InvalidParameterValue", cloudwatch.put_metric_data, Namespace="AWS/Lambda",
        MetricData=[{"MetricName": "m", "Value": 1}])
refused("InvalidParameterCombination", cloudwatch.get_metric_statistics,
        "You have requested up to 7200 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints "
        "requested by increasing Period, or decreasing the time range.",
        Namespace="Shop", MetricName="Orders", StartTime=NOW - HOUR, EndTime=NOW + HOUR, Period=1, Statistics=["Sum"])
refused("InvalidParameterValue", cloudwatch.get_metric_statistics, Namespace="Shop", MetricName="Orders",
        StartTime=NOW, EndTime=NOW, Period=60, Statistics=["Sum"])
refused("InvalidParameterValue", cloudwatch.get_metric_statistics, Namespace="Shop", MetricName="Orders",
        StartTime=NOW - HOUR, EndTime=NOW, Period=61, Statistics=["Sum"])
refused("InvalidParameterCombination", cloudwatch.get_metric_statistics,
        "Must specify either Statistics or ExtendedStatistics", Namespace="Shop", MetricName="Orders",
        StartTime=NOW - HOUR, EndTime=NOW, Period=60)
refused("InvalidAction", cloudwatch.describe_alarms)


# The other protocols, and bytes that are none
def post(path, body, **headers):
    request = urllib.request.Request(endpoint + path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


form = urllib.parse.urlencode({
    "Action": "PutMetricData", "Version": "2010-08-01", "Namespace": "Form", "MetricData.member.1.MetricName": "m",
    "MetricData.member.1.Value": "4", "MetricData.member.1.Timestamp": NOW.strftime("%Y-%m-%dT%H:%M:%SZ")})
status, body, _ = post("/", form.encode(), content_type="application/x-www-form-urlencoded")
step(status == 200 and b"<PutMetricDataResponse" in body, body)
status, body, _ = post("/", b"Action=ListMetrics&Version=2010-08-01&Namespace=Form",
                       content_type="application/x-www-form-urlencoded")
step(b"<Metrics><member>" in body and b"<MetricName>m</MetricName>" in body, body)
status, body, _ = post("/", b"Action=PutMetricData&Version=2010-08-01", content_type="application/x-www-form-urlencoded")
step(status == 400 and b"<Code>MissingParameter</Code>" in body, body)
target = "GraniteServiceVersion20100801."
status, body, _ = post("/", json.dumps({"Namespace": "Json", "MetricData": [{"MetricName": "m", "Value": 1}]}).encode(),
                       x_amz_target=target + "PutMetricData", content_type="application/x-amz-json-1.0")
step(status == 200, body)
status, body, headers = post("/", b'{"Namespace":"Json"}', x_amz_target=target + "PutMetricData")
step(json.loads(body)["__type"].endswith("#MissingRequiredParameterException"), body)
step(headers["x-amzn-query-error"] == "MissingParameter;Sender", headers)
path = "/service/GraniteServiceVersion20100801/operation/PutMetricData"
for garbage in (b"\xff", b"\xbf\x61", b"\xa1\x61a\x9f", b"\x9b" + b"\xff" * 8, b"\x81" * 1000):
    status, body, headers = post(path, garbage, smithy_protocol="rpc-v2-cbor", content_type="application/cbor")
    step(status == 400 and headers["content-type"] == "application/cbor", (status, body))
status, body, _ = post(path, b"x" * ((1 << 20) + 1), smithy_protocol="rpc-v2-cbor")
step(status == 413, status)
status, body, _ = post(path, b"\x1f\x8b\x08" + b"\x00" * 40, content_encoding="gzip", smithy_protocol="rpc-v2-cbor")
step(status == 400, status)

# Embedded metrics in a function's log
lines = [
    json.dumps({"_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [{
        "Namespace": "Embedded", "Dimensions": [["Service"], ["Service", "Stage"]],
        "Metrics": [{"Name": "Cost", "Unit": "Count"}, {"Name": "Times"}]}]},
        "Service": "shop", "Stage": "dev", "Cost": 7, "Times": [1, 2, 3]}),
    '{"_aws": {"Timestamp": "soon", "CloudWatchMetrics": 1}}', '{"_aws": ', "no JSON with \"_aws\" in it",
]
client("lambda").invoke(FunctionName="HelperFunction", Payload=json.dumps({"print": lines}).encode())
deadline = time.time() + 30
while len(cloudwatch.list_metrics(Namespace="Embedded")["Metrics"]) < 4:
    assert time.time() < deadline, cloudwatch.list_metrics(Namespace="Embedded")
    time.sleep(0.05)
service = [{"Name": "Service", "Value": "shop"}]
NOW = datetime.datetime.now(datetime.timezone.utc)
points = statistics("Cost", "Sum", namespace="Embedded", Dimensions=service)
step(points[0]["Sum"] == 7 and points[0]["Unit"] == "Count", points)
points = statistics("Times", "Average", "SampleCount", namespace="Embedded", Dimensions=service)
step(points[0]["Average"] == 2 and points[0]["SampleCount"] == 3, points)
wanted = {"smithy-rpc-v2-cbor": "application/cbor", "json": "application/x-amz-json-1.0",
          "query": "application/x-www-form-urlencoded"}[sys.argv[2]]
step(len(types) == 1 and wanted in str(types), types)
finish()
