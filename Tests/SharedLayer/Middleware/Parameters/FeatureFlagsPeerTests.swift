import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("Feature flags beside Powertools for Python", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct FeatureFlagsPeerTests {
    private static let script = """
        import json, sys
        from datetime import datetime, timezone
        from aws_lambda_powertools.utilities.feature_flags import FeatureFlags, StoreProvider, comparators
        class Store(StoreProvider):
            def __init__(self, document): self.document = document
            def get_configuration(self): return self.document
            get_raw_configuration = property(lambda self: self.document)
        for line in open(sys.argv[1], encoding="utf-8"):
            case = json.loads(line)
            comparators._get_now_from_timezone = lambda zone: datetime.fromtimestamp(case["now"], zone or timezone.utc)
            try:
                value = FeatureFlags(Store(case["features"])).evaluate(name="f", context=case["context"], default=None)
                print(json.dumps(value))
            except Exception as error:
                print("refused" if "Schema" in type(error).__name__ else repr(error))
        """

    private static let values: [JSONValue] = [
        "a", "abc", "", "ö", 5, -3, 12, ["a", "b"], [5, "a"], [], ["a": 1, "abc": 2], [:], [["a"]],
    ]
    private static let zones: [JSONValue] = [
        "UTC", "Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "", nil, "No/Where", 5,
    ]
    private static let times: [JSONValue] = ["00:00", "07:30", "12:00", "18:45", "23:59", "24:00", "7:30", 5]
    private static let moments: [JSONValue] = [
        "2026-03-29T02:30:00", "2026-07-01T12:00", "2026-11-01", "2025-01-01T00:00:00", "2026-07-01T12:00:00Z", "x",
    ]
    private static let days: [JSONValue] = [
        ["MONDAY", "SUNDAY"], ["SATURDAY"], ["saturday"], "MONDAY", ["FRIDAY", 1],
    ]

    private struct Case {
        let line: JSONValue
        var features: JSONValue { line["features"] ?? nil }
        var context: JSONObject { line["context"]?.object ?? JSONObject() }
        var now: Timestamp { Timestamp(secondsSince1970: Int64(line["now"]?.number?.int ?? 0)) }
    }

    private func randomCase(_ generator: inout SeededGenerator) -> Case {
        func pick(_ values: [JSONValue]) -> JSONValue { values.randomElement(using: &generator) ?? nil }
        let action = FeatureAction.allCases.randomElement(using: &generator) ?? .equals
        var value: JSONValue
        var key: JSONValue = "k"
        switch action {
        case .timeRange:
            key = pick(["CURRENT_TIME", "CURRENT_TIME", "CURRENT_TIME", "k"])
            value = ["START": pick(Self.times), "END": pick(Self.times), "TIMEZONE": pick(Self.zones)]
        case .dateTimeRange:
            key = "CURRENT_DATETIME"
            value = ["START": pick(Self.moments), "END": pick(Self.moments), "TIMEZONE": pick(Self.zones)]
        case .daysOfWeek:
            key = "CURRENT_DAY_OF_WEEK"
            value = ["DAYS": pick(Self.days), "TIMEZONE": pick(Self.zones)]
        case .moduloRange:
            value = ["BASE": pick([10, 7, 0, "5"]), "START": pick([0, 2, -1]), "END": pick([3, 6, 10])]
        default: value = pick(Self.values + [nil])
        }
        var context = JSONObject()
        if Int.random(in: 0..<10, using: &generator) > 0 { context["k"] = pick(Self.values) }
        let condition: JSONValue = ["action": .string(action.rawValue), "key": key, "value": value]
        let now = Int.random(in: 1_735_000_000...1_800_000_000, using: &generator)
        return Case(
            line: [
                "features": [
                    "f": ["default": false, "rules": ["r": ["when_match": true, "conditions": [condition]]]]
                ],
                "context": .object(context), "now": .number(JSONNumber(now)),
            ])
    }

    /// Python compares lists with lists by their elements' order, which nobody means.
    private func isComparable(_ test: Case) -> Bool {
        let condition = test.features["f"]?["rules"]?["r"]?["conditions"]?.array?.first
        let isOrder = condition?["action"]?.string?.contains("_THAN_") == true
        return !(isOrder && condition?["value"]?.array != nil && test.context["k"]?.array != nil)
    }

    private func evaluate(_ test: Case) -> String {
        do {
            return try FeatureSet(test.features).value(of: "f", context: test.context, now: test.now)?.description
                ?? "null"
        } catch { return "refused" }
    }

    @Test(
        "Every action gives what it gives there, and the same documents are refused",
        arguments: [UInt64.random(in: 0 ... .max)])
    func peers(_ seed: UInt64) async throws {
        let python = try await PythonEnvironment.prepare(
            "powertools", packages: ["aws-lambda-powertools==3.37.0", "boto3==1.44.5"])
        var generator = SeededGenerator(seed: seed)
        let cases = (0..<3_000).map { _ in randomCase(&generator) }.filter(isComparable)
        try await TemporaryDirectory.with { directory in
            let file = try directory.write("cases.jsonl", cases.map { $0.line.description + "\n" }.joined())
            let finished = try await ChildProcess.finish(
                python.python, ["-W", "ignore", "-c", Self.script, file],
                environment: ["AWS_DEFAULT_REGION": "us-east-1"])
            let theirs = finished.output.split(separator: "\n").map(String.init)
            try #require(theirs.count == cases.count, "\(finished.output.suffix(2_000))")
            for (test, their) in zip(cases, theirs) {
                #expect(evaluate(test) == their, "seed \(seed): \(test.line)")
            }
            #expect(Set(theirs) == ["true", "false", "refused"])
        }
    }
}
