import Testing

@testable import Topics

@Suite("Filter policies")
struct FilterPolicyTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        let policy: String
        let attributes: [String: TopicMessageAttribute]
        let passes: Bool

        init(_ policy: String, _ attributes: [String: TopicMessageAttribute], _ passes: Bool) {
            self.policy = policy
            self.attributes = attributes
            self.passes = passes
        }

        var testDescription: String { "\(policy) \(attributes.mapValues(\.value))" }
    }

    private static func a(_ type: String, _ value: String) -> TopicMessageAttribute {
        TopicMessageAttribute(type: type, value: value)
    }

    private static let attributeCases: [Case] = [
        Case(#"{"store":["a"]}"#, ["store": a("String", "a")], true),
        Case(#"{"store":["a"]}"#, ["store": a("String", "A")], false),
        Case(#"{"store":["a"]}"#, [:], false),
        Case(#"{"store":["a","b"],"n":[1]}"#, ["store": a("String", "b"), "n": a("Number", "1.0")], true),
        Case(#"{"store":["a","b"],"n":[1]}"#, ["store": a("String", "b"), "n": a("Number", "2")], false),
        Case(#"{"n":["1"]}"#, ["n": a("Number", "1")], false),
        Case(#"{"s":[null]}"#, ["s": a("String.Array", "[null]")], true),
        Case(#"{"s":[true]}"#, ["s": a("String.Array", "[true,\"x\"]")], true),
        Case(#"{"s":["x"]}"#, ["s": a("String.Array", "[true,\"x\"]")], true),
        Case(#"{"s":["x"]}"#, ["s": a("String.Array", "no array")], false),
        Case(#"{"s":[{"anything-but":["rugby","tennis"]}]}"#, ["s": a("String.Array", #"["rugby","polo"]"#)], true),
        Case(#"{"s":[{"anything-but":["rugby","tennis"]}]}"#, ["s": a("String.Array", #"["rugby"]"#)], false),
        Case(#"{"s":[{"anything-but":"rugby"}]}"#, [:], false),
        Case(#"{"n":[{"anything-but":[100,500]}]}"#, ["n": a("Number", "101")], true),
        Case(#"{"n":[{"anything-but":[100,500]}]}"#, ["n": a("Number", "100.0")], false),
        Case(#"{"s":[{"anything-but":{"prefix":"bas"}}]}"#, ["s": a("String", "rugby")], true),
        Case(#"{"s":[{"anything-but":{"prefix":"bas"}}]}"#, ["s": a("String", "baseball")], false),
        Case(#"{"s":[{"anything-but":{"suffix":["ball","x"]}}]}"#, ["s": a("String", "baseball")], false),
        Case(#"{"s":[{"anything-but":{"wildcard":"*ball"}}]}"#, ["s": a("String", "baseball")], false),
        Case(#"{"s":[{"anything-but":{"equals-ignore-case":"Tennis"}}]}"#, ["s": a("String", "TENNIS")], false),
        Case(#"{"s":[{"prefix":"bas"}]}"#, ["s": a("String", "baseball")], true),
        Case(#"{"s":[{"prefix":"bas"}]}"#, ["s": a("String", "rugby")], false),
        Case(#"{"s":[{"suffix":"ball"}]}"#, ["s": a("String", "baseball")], true),
        Case(#"{"s":[{"suffix":"ball"}]}"#, ["s": a("String", "balls")], false),
        Case(#"{"s":[{"wildcard":"*a*e*ll"}]}"#, ["s": a("String", "baseball")], true),
        Case(#"{"s":[{"wildcard":"a*a"}]}"#, ["s": a("String", "a")], false),
        Case(#"{"s":[{"wildcard":"a\\*b"}]}"#, ["s": a("String", "a*b")], true),
        Case(#"{"s":[{"wildcard":"a\\*b"}]}"#, ["s": a("String", "axb")], false),
        Case(#"{"s":[{"equals-ignore-case":"tennis"}]}"#, ["s": a("String", "TeNNis")], true),
        Case(#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#, ["ip": a("String", "10.0.0.255")], true),
        Case(#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#, ["ip": a("String", "10.1.1.0")], false),
        Case(#"{"ip":[{"cidr":"10.0.0.0/30"}]}"#, ["ip": a("String", "10.0.0.4")], false),
        Case(#"{"ip":[{"cidr":"2001:db8::/33"}]}"#, ["ip": a("String", "2001:db8:7fff::1")], true),
        Case(#"{"ip":[{"cidr":"2001:db8::/33"}]}"#, ["ip": a("String", "2001:db8:8000::1")], false),
        Case(#"{"ip":[{"cidr":"2001:db8::/33"}]}"#, ["ip": a("String", "10.0.0.1")], false),
        Case(#"{"n":[{"numeric":["=",301.5]}]}"#, ["n": a("Number", "3.015e2")], true),
        Case(#"{"n":[{"numeric":[">",0,"<=",150]}]}"#, ["n": a("Number", "150")], true),
        Case(#"{"n":[{"numeric":[">",0,"<=",150]}]}"#, ["n": a("Number", "0")], false),
        Case(#"{"n":[{"numeric":["<",0]}]}"#, ["n": a("Number", "-0.1")], true),
        Case(#"{"n":[{"numeric":["<",0]}]}"#, ["n": a("String", "-0.1")], false),
        Case(#"{"s":[{"exists":true}]}"#, ["s": a("String", "x")], true),
        Case(#"{"s":[{"exists":true}]}"#, [:], false),
        Case(#"{"s":[{"exists":false}]}"#, [:], true),
        Case(#"{"s":[{"exists":false}]}"#, ["s": a("Number", "1")], false),
        Case(#"{"b":[{"exists":true}]}"#, ["b": a("Binary", "AQI=")], false),
        Case(#"{"$or":[{"s":["x"]},{"n":[1]}]}"#, ["n": a("Number", "1")], true),
        Case(#"{"$or":[{"s":["x"]},{"n":[1]}],"t":["y"]}"#, ["n": a("Number", "1")], false),
        Case(#"{"$or":["x"]}"#, ["$or": a("String", "x")], true),
    ]

    @Test("Attributes pass or do not", arguments: attributeCases)
    private func attributes(_ test: Case) throws {
        let policy = try FilterPolicy(test.policy, scope: .messageAttributes)
        #expect(policy.matches(attributes: test.attributes, body: "") == test.passes)
    }

    @Test(
        "Bodies pass or do not",
        arguments: [
            (#"{"a":{"b":["x"]}}"#, #"{"a":{"b":"x","c":1}}"#, true),
            (#"{"a":{"b":["x"]}}"#, #"{"a":{"b":"y"}}"#, false),
            (#"{"a":{"b":["x"]}}"#, #"{"a":"x"}"#, false),
            (#"{"a":{"b":["x"]}}"#, #"not JSON"#, false),
            (#"{"a":["x"]}"#, #"["x"]"#, false),
            (#"{"a":["x"]}"#, #"{"a":["y","x"]}"#, true),
            (#"{"a":["x"]}"#, #"{"a":[["y"],["x"]]}"#, true),
            (#"{"a":[null]}"#, #"{"a":null}"#, true),
            (#"{"a":[null]}"#, #"{}"#, false),
            (#"{"a":[true]}"#, #"{"a":true}"#, true),
            (#"{"a":[true]}"#, #"{"a":"true"}"#, false),
            (#"{"a":[{"exists":false}]}"#, #"{"b":1}"#, true),
            (#"{"a":{"b":[{"exists":false}]}}"#, #"{"a":{"c":1}}"#, true),
            (#"{"a":{"b":[{"exists":false}]}}"#, #"{}"#, true),
            (#"{"r":{"k":["x"],"s":[1]}}"#, #"{"r":[{"k":"x","s":2},{"k":"y","s":1}]}"#, false),
            (#"{"r":{"k":["x"],"s":[1]}}"#, #"{"r":[{"k":"y","s":2},{"k":"x","s":1}]}"#, true),
            (#"{"r":{"k":[{"prefix":"Object"}]}}"#, #"{"r":[{"k":"ObjectCreated"}]}"#, true),
            (#"{"a":{"$or":[{"b":["x"]},{"c":{"d":[{"numeric":["<",3]}]}}]}}"#, #"{"a":{"c":{"d":2}}}"#, true),
            (#"{"a":{"$or":[{"b":["x"]},{"c":{"d":[{"numeric":["<",3]}]}}]}}"#, #"{"a":{"c":{"d":3}}}"#, false),
            (#"{"gr\u00fc\u00dfe":["\ud83d\ude00"]}"#, #"{"grüße":"😀"}"#, true),
        ])
    func bodies(policy: String, body: String, passes: Bool) throws {
        let policy = try FilterPolicy(policy, scope: .messageBody)
        #expect(policy.matches(attributes: [:], body: body) == passes)
    }

    @Test("No bytes trap: neither as a policy nor as a message", arguments: 1...20)
    func total(seed: UInt64) throws {
        var state = seed
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let parts = [
            "{", "}", "[", "]", "\"a\"", "\"$or\"", ":", ",", "1", "-2.5e3", "null", "true", "\"prefix\"",
            "\"numeric\"",
            "\"anything-but\"", "\">\"", "\"\\u00e9\"", " ", "\"exists\"", "\"wildcard\"", "\"*\"", "\"cidr\"",
            "\"1/2\"",
        ]
        for _ in 0..<2_000 {
            let text = (0..<random(14)).map { _ in parts[random(parts.count)] }.joined()
            for scope in [FilterPolicyScope.messageAttributes, .messageBody] {
                guard let policy = try? FilterPolicy(text, scope: scope) else { continue }
                _ = policy.matches(attributes: ["a": TopicMessageAttribute(type: "String", value: text)], body: text)
            }
        }
    }
}
