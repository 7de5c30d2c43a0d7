import Testing

@testable import EventBus

@Suite("What a target gets")
struct TargetInputTests {
    private static let event = BusEvent(
        BusEvent.Members(
            id: "i", detailType: "t", source: "s", account: "1", time: 0, region: "r", resources: ["a", "b"],
            detail: Array(
                #"{"text": "say \"hi\"", "object": {"k": "v", "n": 1}, "list": [1, "two"], "no": null, "yes": true}"#
                    .utf8)),
        ingested: 1_000)

    @Test(
        "by an input transformer",
        arguments: [
            ("<text>", #""say \"hi\"""#), (#""<text>""#, #""say \"hi\"""#), ("<object>", #"{"k":"v","n":1}"#),
            (#""it is <object>""#, #""it is {k:v,n:1}""#), (#"{"a": <list>}"#, #"{"a": [1,"two"]}"#),
            (#"{"a": <missing>}"#, #"{"a": ""}"#), (#""[<missing>]""#, #""[]""#),
            (#"{"a": <no>, "b": <yes>}"#, #"{"a": null, "b": true}"#),
            (#""\"<text>""#, #""\"say \"hi\"""#), (#"{"a": "1 < 2 > 0"}"#, #"{"a": "1 < 2 > 0"}"#),
            ("<aws.events.rule-arn>", #""arn""#), ("<aws.events.rule-name>", #""rule""#),
            ("<aws.events.event.ingestion-time>", #""1970-01-01T00:00:01Z""#),
        ])
    func transformed(template: String, expected: String) {
        var target = RuleTarget(id: "1", arn: "a")
        target.inputTransformer = RuleTarget.InputTransformer(
            inputPathsMap: [
                "text": "$.detail.text", "object": "$.detail.object", "list": "$.detail.list", "no": "$.detail.no",
                "yes": "$.detail.yes", "missing": "$.detail.missing",
            ], inputTemplate: template)
        let input = TargetInput(event: Self.event, ruleARN: "arn", ruleName: "rule")
        #expect(input.text(for: target) == expected)
    }

    @Test(
        "by an input path",
        arguments: [
            ("$.detail.list[1]", #""two""#), ("$.detail['object'].k", #""v""#), ("$.resources", #"["a","b"]"#),
            ("$.detail.list[*]", #"[1,"two"]"#), ("$.detail.none", "null"), ("$.detail.list[7]", "null"),
        ])
    func path(path: String, expected: String) {
        var target = RuleTarget(id: "1", arn: "a")
        target.inputPath = path
        #expect(TargetInput(event: Self.event, ruleARN: "arn", ruleName: "rule").text(for: target) == expected)
    }

    @Test("Paths that are none are told", arguments: ["", "detail", "$detail", "$..a", "$.a[", "$.a[x]", "$.a['b]"])
    func noPath(path: String) {
        #expect(JSONPath(path) == nil)
    }
}
