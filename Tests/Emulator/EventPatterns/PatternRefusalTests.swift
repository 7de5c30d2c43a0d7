import EventPatterns
import Testing

@Suite("Patterns that AWS refuses")
struct PatternRefusalTests {
    /// Messages that AWS gave, with the place in the pattern; the source is the pattern itself.
    static let locatedRefusals: [(pattern: String, message: String, column: Int)] = [
        (#"{"int": 42}"#, #""int" must be an object or an array"#, 11),
        (#"{"string": "my-value"}"#, #""string" must be an object or an array"#, 13),
        (#"{"detail": {"equal": [{"NUMERIC": ["=", 5]}]}}"#, "Unrecognized match type NUMERIC", 36),
        (#"{"my_key": [{"EXISTS": true}]}"#, "Unrecognized match type EXISTS", 28),
        (#"{"resources": []}"#, "Empty arrays are not allowed", 17),
        (#"{"detail": {"c-count": [{"numeric": [">", 0, ">", 0]}]}}"#, "Bad numeric range operator: >", 49),
        (#"{"detail": {"c-count": [{"numeric": [">", 0, "<"]}]}}"#, "Value of < must be numeric", 50),
        (
            #"{"detail-type": [{"equals-ignore-case": ["ec2 instance state-change notification"]}]}"#,
            "equals-ignore-case match pattern must be a string", 42
        ),
        (
            #"{"detail": {"state": [{"anything-but": {"equals-ignore-case": 123}}]}}"#,
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.", 66
        ),
        (#"{"EventBusArn": [{"wildcard": 123}]}"#, "wildcard match pattern must be a string", 34),
        (#"{"FileName": [{"suffix": [".png"]}]}"#, "suffix match pattern must be a string", 27),
        (#"{"time": [{"prefix": 123}]}"#, "prefix match pattern must be a string", 25),
        (
            #"{"detail": {"FileName": [{"anything-but": {"prefix": {"equals-ignore-case": "file"}}}]}}"#,
            "Value of anything-but must be an array or single string/number value.", 55
        ),
        (#"{"detail": {"sourceIPAddress": [{"cidr": ["bad-type"]}]}}"#, "prefix match pattern must be a string", 43),
        (#"["not", "a", "dict", "but valid json"]"#, "Filter is not an object", 2),
        (
            "this is valid json but not a dict",
            "Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or "
                + "'false')", 5
        ),
        (
            "{'bad': 'quotation'}",
            "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 2
        ),
        (
            #"{"not": closed mark""#,
            "Unrecognized token 'closed': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or "
                + "'false')", 15
        ),
        (
            #"{"source":["test.event-pattern"],"detail":{"lenderId":"LenderA"}}"#,
            #""lenderId" must be an object or an array"#, 56
        ),
        (
            #"{"EventBusArn": [{"wildcard": "arn:aws:events:us-east-1:**:event-bus/*"}]}"#,
            "Consecutive wildcard characters at pos 26", 72
        ),
    ]

    @Test("tell AWS's message and the place that its parser has come to", arguments: locatedRefusals)
    func located(pattern: String, message: String, column: Int) {
        let reason = "\(message)\n at [Source: (String)\"\(pattern)\"; line: 1, column: \(column)]"
        #expect(throws: EventPatternError(reason: reason)) { try EventPattern(json: pattern.utf8) }
    }

    @Test(
        "inside lists of anything-but tell the place twice",
        arguments: [
            (
                #"{"detail": {"state": [{"anything-but": {"equals-ignore-case": [123, 456]}}]}}"#,
                "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.", 67
            ),
            (
                #"{"detail": {"state": [{"anything-but": {"wildcard": [123, "*/dir/*"]}}]}}"#,
                "wildcard match pattern must be a string", 57
            ),
            (
                #"{"detail": {"FileName": [{"anything-but": {"suffix": [123, ".txt"]}}]}}"#,
                "prefix/suffix match pattern must be a string", 58
            ),
        ])
    func twice(pattern: String, message: String, column: Int) {
        let place = "\n at [Source: (String)\"\(pattern)\"; line: 1, column: \(column)]"
        #expect(throws: EventPatternError(reason: message + place + place)) { try EventPattern(json: pattern.utf8) }
    }

    @Test(
        "about addresses and complexity tell no place",
        arguments: [
            (#"{"ip": [{"cidr": "bad-filter"}]}"#, "Malformed CIDR, one '/' required"),
            (#"{"ip": [{"cidr": "10.0.0.0/bad"}]}"#, "Malformed CIDR, mask bits must be an integer"),
            (#"{"ip": [{"cidr": "10.0.0.0/-1"}]}"#, "Malformed CIDR, mask bits must not be negative"),
            (#"{"ip": [{"cidr": "xx.11.xx/8"}]}"#, "Nonstandard IP address: xx.11.xx"),
            (#"{"ip": [{"cidr": "xxxx:db8:1234:1a00::/64"}]}"#, "Nonstandard IP address: xxxx:db8:1234:1a00::"),
            (#"{"ip": [{"cidr": "10.0.0.0/32"}]}"#, "IPv4 mask bits must be < 32"),
            (#"{"ip": [{"cidr": "2001:db8::/128"}]}"#, "IPv6 mask bits must be < 128"),
            (
                #"{"a": [{"wildcard": "a*a*a*a*a*a*a*a*a*a*a*a*a"}]}"#,
                "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a "
                    + "wildcard character"
            ),
        ])
    func unlocated(pattern: String, message: String) {
        #expect(throws: EventPatternError(reason: message)) { try EventPattern(json: pattern.utf8) }
    }

    @Test(
        "say what is wrong with them",
        arguments: [
            (#"{}"#, "Empty objects are not allowed"),
            (#"{"a": {}}"#, "Empty objects are not allowed"),
            (#"{"a": [[1]]}"#, "Match value must be String, number, true, false, or null"),
            (#"{"a": [{}]}"#, "Match expression name not found"),
            (#"{"a": [{"prefix": "a", "suffix": "b"}]}"#, "Only one key allowed in match expression"),
            (#"{"a": [{"exists": "yes"}]}"#, "exists match pattern must be either true or false."),
            (#"{"a": [{"numeric": 5}]}"#, "Value of numeric must be an array."),
            (#"{"a": [{"numeric": []}]}"#, "Invalid member in numeric match: ]"),
            (#"{"a": [{"numeric": ["~", 5]}]}"#, "Unrecognized numeric range operator: ~"),
            (#"{"a": [{"numeric": ["=", "5"]}]}"#, "Value of equals must be numeric"),
            (#"{"a": [{"numeric": ["<", 5, ">", 1]}]}"#, "Too many elements in numeric expression"),
            (#"{"a": [{"numeric": [">", 1, "<", 5, 6]}]}"#, "Too many terms in numeric range expression"),
            (#"{"a": [{"numeric": [">", 5, "<", 1]}]}"#, "Bottom must be less than top"),
            (#"{"a": [{"numeric": ["=", 5000000001]}]}"#, "Value must be between -5.0E9 and 5.0E9, inclusive"),
            (#"{"a": [{"numeric": ["=", 0.0000001]}]}"#, "Only values upto 6 decimals are supported"),
            (#"{"a": [{"anything-but": []}]}"#, "Inside anything but list, either all values are number or string"),
            (
                #"{"a": [{"anything-but": ["a", 1]}]}"#,
                "Inside anything but list, either all values are number or string"
            ),
            (#"{"a": [{"anything-but": [null]}]}"#, "Inside anything but list, start|null|boolean is not supported."),
            (#"{"a": [{"anything-but": {"cidr": "a"}}]}"#, "Unsupported anything-but pattern: cidr"),
            (#"{"a": [{"anything-but": {"prefix": ""}}]}"#, "Null prefix/suffix not allowed"),
            (#"{"a": [{"prefix": {"suffix": "a"}}]}"#, "Unsupported prefix pattern: suffix"),
            (#"{"a": [{"wildcard": "a\\b"}]}"#, "Invalid escape character at pos 2"),
            (#"{"$or": {"a": [1]}}"#, "It must be an Array followed with $or."),
            (#"{"$or": [{"a": [1]}]}"#, "There must have at least 2 Objects in $or relationship."),
            (#"{"$or": [{"a": [1]}, 2]}"#, "Only JSON object is allowed in array of $or relationship."),
            (
                #"{"$or": [{"a": [1]}, {"prefix": [2]}]}"#,
                "prefix is Ruler reserved fieldName which cannot be used inside $or."
            ),
            (
                #"{"a": [1]"#,
                "Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"
            ),
            (
                #"{"a" [1]}"#,
                "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value"
            ),
            (#"{"a": [1 2]}"#, "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"),
            (#"{"a": [1,]}"#, "Unexpected character (']' (code 93)): expected a value"),
            (#"{"a": [01]}"#, "Invalid numeric value: Leading zeroes not allowed"),
            ("{\"a\": [\"b", "Unexpected end-of-input: was expecting closing quote for a string value"),
        ])
    func kinds(pattern: String, message: String) throws {
        let error = try #require(throws: EventPatternError.self) { try EventPattern(json: pattern.utf8) }
        #expect(error.reason.hasPrefix(message), "\(error.reason)")
    }

    @Test("have more than a thousand combinations of $or")
    func combinations() throws {
        let choices = (0..<10).map { #"{"a": [\#($0)]}"# }.joined(separator: ",")
        let others = (0..<10).map { #"{"b": [\#($0)]}"# }.joined(separator: ",")
        let third = { (count: Int) in (0..<count).map { #"{"c": [\#($0)]}"# }.joined(separator: ",") }
        func pattern(_ count: Int) -> String {
            #"{"$or": [\#(choices)], "x": {"$or": [\#(others)]}, "y": {"$or": [\#(third(count))]}}"#
        }
        _ = try EventPattern(json: pattern(10).utf8)
        #expect(throws: EventPatternError.self) { try EventPattern(json: pattern(11).utf8) }
    }

    @Test("may be any bytes, and nested without end")
    func anyBytes() {
        var generator = SeededBytes(seed: 7)
        let pieces = [
            #"{"a""#, ":", "[", "]", "{", "}", #"{"prefix":"#, #"{"numeric":["#, "1e", "-", "\"", "\\u12", "\u{FF}",
            "$or", ",",
        ]
        for _ in 0..<5_000 {
            let count = Int(generator.next() % 12)
            var text: [UInt8] = []
            for _ in 0..<count {
                text += Array(pieces[Int(generator.next() % UInt64(pieces.count))].utf8)
                if generator.next() % 4 == 0 { text.append(UInt8(truncatingIfNeeded: generator.next())) }
            }
            _ = try? EventPattern(json: text)
        }
        let deep = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
        #expect(throws: EventPatternError.self) { try EventPattern(json: deep) }
    }
}
