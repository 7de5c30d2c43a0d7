import Testing

@testable import Topics

/// The messages and columns are those that AWS gave for the same policies.
@Suite("Filter policies that are refused")
struct FilterPolicyErrorTests {
    @Test(
        "Each fault has AWS's message and the column at which its parser stands",
        arguments: [
            (#"{"key":[["value"]]}"#, "Match value must be String, number, true, false, or null", 10),
            (#"{"key":[{"wrong-operator":true}]}"#, "Unrecognized match type wrong-operator", 31),
            (#"{"key":[{"suffix":"value","prefix":"value2"}]}"#, "Only one key allowed in match expression", 37),
            (#"{"key":[{"suffix":100}]}"#, "suffix match pattern must be a string", 22),
            (#"{"key":[{"suffix":null}]}"#, "suffix match pattern must be a string", 23),
            (#"{"key":{"suffix":"value"}}"#, #""suffix" must be an object or an array"#, 19),
            (#"{"key":[{"suffix":[]}]}"#, "suffix match pattern must be a string", 20),
            (#"{"key":[{"suffix":["test","test2"]}]}"#, "suffix match pattern must be a string", 20),
            (#"{"key":{"suffix":"value","prefix":"value"}}"#, #""suffix" must be an object or an array"#, 19),
            (#"{"key":[{"numeric":[]}]}"#, "Invalid member in numeric match: ]", 22),
            (#"{"key":[{"numeric":["operator"]}]}"#, "Unrecognized numeric range operator: operator", 32),
            (#"{"key":[{"numeric":[1,"<="]}]}"#, "Invalid member in numeric match: 1", 22),
            (#"{"key":[{"numeric":["=","000"]}]}"#, "Value of equals must be numeric", 26),
            (#"{"key":[{"numeric":[">="]}]}"#, "Value of >= must be numeric", 26),
            (#"{"key":[{"numeric":["<",100,">",10]}]}"#, "Too many elements in numeric expression", 30),
            (#"{"key":[{"numeric":[">=",1,">",2]}]}"#, "Bad numeric range operator: >", 31),
            (#"{"key":[{"numeric":[">",3,"<",1]}]}"#, "Bottom must be less than top", 33),
            (#"{"key":[{"numeric":[">",20,"<="]}]}"#, "Value of <= must be numeric", 33),
            (#"{"key":[{"numeric":[">",20,30]}]}"#, "Bad value in numeric range: 30", 30),
            (#"{"key":[{"numeric":[">",20,"test"]}]}"#, "Bad numeric range operator: test", 34),
            (#"{"key":[{"numeric":[">","20","<","30"]}]}"#, "Value of > must be numeric", 26),
            (#"{"key":[{"numeric":[">",20,"<","30"]}]}"#, "Value of < must be numeric", 33),
            (
                #"{"key":[{"numeric":[">",20,"<",30,"<",50]}]}"#, "Too many terms in numeric range expression", 36
            ),
            (#"{"key":[{"exists":null}]}"#, "exists match pattern must be either true or false.", 23),
            (#"{"key":[{"exists":"no"}]}"#, "exists match pattern must be either true or false.", 20),
            (#"{"key_a":"value_one"}"#, #""key_a" must be an object or an array"#, 11),
        ])
    func faults(policy: String, message: String, column: Int) {
        let error = #expect(throws: FilterPolicyError.self) { try FilterPolicy(policy, scope: .messageAttributes) }
        #expect(
            error?.message
                == "FilterPolicy: \(message)\n at [Source: (String)\"\(policy)\"; line: 1, column: \(column)]")
    }

    @Test(
        "What is no JSON is told as AWS tells it",
        arguments: [
            (
                "{invalidjson}",
                "Unexpected character ('i' (code 105)): was expecting double-quote to start field name", 2
            ),
            (
                "invalid filter policy",
                "Unrecognized token 'invalid': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                8
            ),
        ])
    func noJSON(policy: String, message: String, column: Int) {
        let error = #expect(throws: FilterPolicyError.self) { try FilterPolicy(policy, scope: .messageBody) }
        #expect(
            error?.message
                == "FilterPolicy: failed to parse JSON. \(message)\n at [Source: REDACTED "
                + "(`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: \(column)]")
    }

    private static func list(_ count: Int) -> String { (1...count).map { "\"v\($0)\"" }.joined(separator: ",") }

    @Test(
        "Five keys and 150 combinations are the limits",
        arguments: [
            ("{\"a\":[\(list(150))]}", FilterPolicyScope.messageAttributes, nil),
            ("{\"a\":[\(list(151))]}", .messageAttributes, "FilterPolicy: Filter policy is too complex"),
            ("{\"a\":[\(list(10))],\"b\":[\(list(15))]}", .messageAttributes, nil),
            (
                "{\"a\":[\(list(10))],\"b\":[\(list(16))]}", .messageAttributes,
                "FilterPolicy: Filter policy is too complex"
            ),
            (
                // 4 values three levels deep and 3 two levels deep: 3 * 4 * 2 * 3 = 72.
                "{\"a\":{\"b\":{\"c\":[\(list(4))]}},\"d\":{\"e\":[\(list(3))]}}", .messageBody, nil
            ),
            (
                "{\"a\":{\"b\":{\"c\":[\(list(9))]}},\"d\":{\"e\":[\(list(3))]}}", .messageBody,
                "FilterPolicy: Filter policy is too complex"
            ),
            ("{\"$or\":[{\"a\":[\(list(75))]},{\"b\":[\(list(75))]}]}", .messageAttributes, nil),
            (
                "{\"$or\":[{\"a\":[\(list(75))]},{\"b\":[\(list(76))]}]}", .messageAttributes,
                "FilterPolicy: Filter policy is too complex"
            ),
            (#"{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1]}"#, .messageAttributes, nil),
            (
                #"{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}"#, .messageAttributes,
                "FilterPolicy: Filter policy can not have more than 5 keys"
            ),
            (
                #"{"a":{"b":[1]}}"#, .messageAttributes,
                "Filter policy scope MessageAttributes does not support nested filter policy"
            ),
        ] as [(String, FilterPolicyScope, String?)])
    func limits(policy: String, scope: FilterPolicyScope, message: String?) {
        do throws(FilterPolicyError) {
            _ = try FilterPolicy(policy, scope: scope)
            #expect(message == nil)
        } catch {
            #expect(error.message == message)
        }
    }
}
