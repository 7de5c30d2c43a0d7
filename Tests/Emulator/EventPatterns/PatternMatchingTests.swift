import EventPatterns
import Testing

@Suite("Event patterns")
struct PatternMatchingTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let pattern: String
        let matching: [String]
        let others: [String]

        var testDescription: String { pattern }
    }

    static let allExamples = [
        Example(
            pattern: #"{"a": ["x", 1, null, true]}"#,
            matching: [
                #"{"a": "x"}"#, #"{"a": 1.0}"#, #"{"a": 10e-1}"#, #"{"a": null}"#, #"{"a": true}"#,
                #"{"a": ["y", "x"]}"#,
            ],
            others: [#"{"a": "1"}"#, #"{"a": false}"#, #"{"a": "X"}"#, #"{"a": {"x": "x"}}"#, #"{}"#, #"{"a": []}"#]),
        Example(
            pattern: #"{"a": [123456789012]}"#, matching: [#"{"a": 123456789012}"#],
            others: [#"{"a": 123456789012.0}"#]),
        Example(
            pattern: #"{"a": [{"prefix": "eu-"}, {"suffix": {"equals-ignore-case": ".PNG"}}]}"#,
            matching: [#"{"a": "eu-west"}"#, #"{"a": "x.pNg"}"#], others: [#"{"a": "EU-west"}"#, #"{"a": "png"}"#]),
        Example(
            pattern: #"{"a": [{"prefix": {"equals-ignore-case": "Ab"}}, {"suffix": "z"}]}"#,
            matching: [#"{"a": "aBc"}"#, #"{"a": "yz"}"#], others: [#"{"a": "yZ"}"#, #"{"a": 5}"#]),
        Example(
            pattern: #"{"a": [{"equals-ignore-case": "Grüße"}]}"#, matching: [#"{"a": "GRÜßE"}"#],
            others: [#"{"a": "Grusse"}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": ["x", "y"]}]}"#,
            matching: [#"{"a": "z"}"#, #"{"a": 1}"#, #"{"a": null}"#, #"{"a": ["x", "z"]}"#],
            others: [#"{"a": "x"}"#, #"{"a": ["x", "y"]}"#, #"{"b": "z"}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": [1, 2.50]}]}"#, matching: [#"{"a": 3}"#, #"{"a": "1"}"#],
            others: [#"{"a": 1.00}"#, #"{"a": 25e-1}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": {"prefix": ["x", "y"]}}]}"#, matching: [#"{"a": "zx"}"#, #"{"a": 5}"#],
            others: [#"{"a": "xz"}"#, #"{"a": "yz"}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": {"suffix": "x"}}]}"#, matching: [#"{"a": "xz"}"#],
            others: [#"{"a": "zx"}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": {"equals-ignore-case": ["x", "y"]}}]}"#, matching: [#"{"a": "z"}"#],
            others: [#"{"a": "X"}"#]),
        Example(
            pattern: #"{"a": [{"anything-but": {"wildcard": "*/lib/*"}}]}"#, matching: [#"{"a": "/bin/x"}"#],
            others: [#"{"a": "/usr/lib/x"}"#]),
        Example(
            pattern: #"{"a": [{"numeric": [">", 0, "<=", 5]}, {"numeric": ["=", 3.018e2]}, {"numeric": ["<", -10]}]}"#,
            matching: [#"{"a": 0.000001}"#, #"{"a": 5}"#, #"{"a": 301.8}"#, #"{"a": -5e9}"#],
            others: [#"{"a": 0}"#, #"{"a": 5.000001}"#, #"{"a": "3"}"#, #"{"a": -10}"#, #"{"a": -5000000000.5}"#]),
        Example(
            pattern: #"{"a": [{"exists": true}]}"#, matching: [#"{"a": null}"#, #"{"a": [1]}"#],
            others: [#"{"a": {"b": 1}}"#, #"{"a": []}"#, "{}"]),
        Example(
            pattern: #"{"a": {"b": [{"exists": false}]}, "c": [1]}"#,
            matching: [#"{"c": 1}"#, #"{"a": {"b": {"d": 1}}, "c": 1}"#],
            others: [#"{"a": {"b": 1}, "c": 1}"#, #"{"a": {}}"#]),
        Example(
            pattern: #"{"a": [{"cidr": "10.0.0.0/24"}, {"cidr": "2001:db8::/32"}]}"#,
            matching: [#"{"a": "10.0.0.255"}"#, #"{"a": "2001:0DB8:0::1"}"#],
            others: [#"{"a": "10.0.1.0"}"#, #"{"a": "2001:db9::"}"#, #"{"a": "10.0.0"}"#, #"{"a": "10.0.0.256"}"#]),
        Example(
            pattern: #"{"a": ["::1"]}"#, matching: [#"{"a": "0:0:0:0:0:0:0:1"}"#], others: [#"{"a": "::2"}"#]),
        Example(
            pattern: #"{"a": [{"wildcard": "a*b*c"}, {"wildcard": "x\\*"}]}"#,
            matching: [#"{"a": "abc"}"#, #"{"a": "a1b2bc"}"#, #"{"a": "x*"}"#],
            others: [#"{"a": "ab"}"#, #"{"a": "xy"}"#, #"{"a": 5}"#]),
        Example(
            pattern: #"{"s": ["x"], "$or": [{"a": [1]}, {"b": [2], "$or": [{"c": [3]}, {"d": [4]}]}]}"#,
            matching: [#"{"s": "x", "a": 1}"#, #"{"s": "x", "b": 2, "d": 4}"#],
            others: [#"{"s": "x", "b": 2}"#, #"{"a": 1}"#]),
        Example(
            pattern: #"{"l": {"a": [1], "b": [2]}}"#,
            matching: [
                #"{"l": [{"a": 1, "b": 2}]}"#, #"{"l": [{"a": 1}, {"a": [0, 1], "b": 2}]}"#,
                #"{"l": [[{"b": 2, "a": 1}]]}"#,
            ],
            others: [#"{"l": [{"a": 1, "b": 0}, {"a": 0, "b": 2}]}"#, #"{"l": [[{"a": 1}], [{"b": 2}]]}"#]),
        Example(
            pattern: #"{"l": {"a": [1], "b": [{"exists": false}]}}"#,
            matching: [#"{"l": [{"a": 1}, {"b": 2}]}"#], others: [#"{"l": [{"a": 1, "b": 2}]}"#]),
        Example(
            pattern: #"{"a.b": [1]}"#, matching: [#"{"a": {"b": 1}}"#, #"{"a.b": 1}"#], others: [#"{"a": 1}"#]),
        Example(
            pattern: #"{"a": {"b.c": [1]}}"#, matching: [#"{"a.b": {"c": 1}}"#], others: [#"{"a": {"b": 1}}"#]),
        Example(
            pattern: #"{"a": [{"prefix": ""}]}"#, matching: [#"{"a": ""}"#, #"{"a": "x"}"#], others: [#"{"a": 1}"#]),
        Example(pattern: #"{"a": ["\u00e9\n"]} trailing"#, matching: [#"{"a": "é\n"}"#], others: [#"{"a": "e"}"#]),
    ]

    @Test("match what AWS's do", arguments: allExamples)
    func examples(_ example: Example) throws {
        let pattern = try EventPattern(json: example.pattern.utf8)
        var matcher = PatternMatcher<Int>()
        matcher.insert(pattern, id: 1)
        for event in example.matching {
            #expect(pattern.matches(event: Array(event.utf8)), "\(event)")
            #expect(matcher.ids(matching: Array(event.utf8)) == [1], "\(event)")
        }
        for event in example.others {
            #expect(!pattern.matches(event: Array(event.utf8)), "\(event)")
            #expect(matcher.ids(matching: Array(event.utf8)).isEmpty, "\(event)")
        }
    }

    @Test("match nothing that is no JSON object", arguments: ["", "[]", "1", "{", #"{"a":1"#])
    func noObject(event: String) throws {
        let pattern = try EventPattern(json: #"{"a": [{"exists": false}]}"#.utf8)
        #expect(!pattern.matches(event: Array(event.utf8)))
    }

    @Test("end on events made to keep them busy")
    func busyEvent() throws {
        let pattern = try EventPattern(json: #"{"a": {"x": [1]}, "b": {"x": [1]}, "c": {"x": [1], "y": [1]}}"#.utf8)
        let ones = (0..<300).map { _ in #"{"x": 1}"# }.joined(separator: ",")
        let halves = (0..<300).map { $0 % 2 == 0 ? #"{"x": 1}"# : #"{"y": 1}"# }.joined(separator: ",")
        let event = #"{"a": [\#(ones)], "b": [\#(ones)], "c": [\#(halves)]}"#
        #expect(!pattern.matches(event: Array(event.utf8)))
    }
}
