import FoundationEssentials
import SharedLayer
import Testing

@Suite("Codable over strict JSON")
struct JSONCodingTests {
    struct Sample: Codable, Equatable {
        var name: String
        var amount: ExactDecimal
        var count: Int?
        var flags: [Bool]
        var nested: [String: Inner]?
        var bytes: Data
        var at: Timestamp
        var anything: JSONValue

        struct Inner: Codable, Equatable {
            var kind: Kind
            var ratio: Double
        }

        enum Kind: String, Codable { case small, large }
    }

    @Test("A value is read with every digit, and written in the order of its members")
    func roundTrip() throws {
        let text =
            #"{"name":"n","amount":12345678901234567890.123456789,"flags":[true,false],"#
            + #""nested":{"a":{"kind":"small","ratio":0.5}},"bytes":"AQI=","at":"2025-01-16T09:30:00.000Z","#
            + #""anything":{"z":1.50,"a":[null]}}"#
        let sample: Sample = try JSONValueDecoder().decode(from: JSONParser().parse(text))
        #expect(sample.amount.text == "12345678901234567890.123456789")
        #expect(sample.count == nil)
        #expect(sample.bytes == Data([1, 2]))
        #expect(String(decoding: try JSONValueEncoder().bytes(sample), as: UTF8.self) == text)
    }

    @Test("Foundation's coders understand the same value")
    func foreign() throws {
        let value: JSONValue = ["a": [1, true, nil, "x"], "b": ["c": 2]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    }

    @Test(
        "What does not fit is told with its place",
        arguments: [
            (#"{"id":"x"}"#, "/count", "missing"), (#"{"id":"x","count":"1"}"#, "/count", "an integer"),
            (#"{"id":"x","count":1.5}"#, "/count", "an integer"), (#"{"id":null,"count":1}"#, "/id", "a string"),
            (#"{"id":"x","count":1,"list":[1,300]}"#, "/list/1", "8 bits"), (#"[]"#, "", "an object"),
        ])
    func errors(_ text: String, _ pointer: String, _ message: String) throws {
        struct Strict: Codable {
            var id: String
            var count: Int
            var list: [UInt8]?
        }
        let value = try JSONParser().parse(text)
        let error = try #require(throws: DecodingError.self) { try JSONValueDecoder().decode(Strict.self, from: value) }
        let issue = ValidationIssue(error)
        // A missing member has no place of its own: its object is told.
        #expect(issue.instancePath == (message == "missing" ? "" : pointer))
        #expect(issue.message.contains(message))
    }

    @Test("1.0 and 1e2 are integers, 1e400 is no Double")
    func numbers() throws {
        #expect(try JSONValueDecoder().decode([Int].self, from: JSONParser().parse("[1.0,1e2,-5]")) == [1, 100, -5])
        #expect(throws: DecodingError.self) {
            try JSONValueDecoder().decode([Double].self, from: JSONParser().parse("[1e400]"))
        }
        #expect(throws: EncodingError.self) { try JSONValueEncoder().encode([Double.infinity]) }
    }

    class Base: Codable {
        var base = 1
    }

    final class Derived: Base {
        var derived = 2

        override init() { super.init() }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            derived = try container.decode(Int.self, forKey: .derived)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(derived, forKey: .derived)
            try super.encode(to: container.superEncoder())
        }

        enum Key: String, CodingKey { case derived }
    }

    @Test("Classes with superclasses, nested containers and dictionaries work")
    func containers() throws {
        let value = try JSONValueEncoder().encode(Derived())
        #expect(value == ["derived": 2, "super": ["base": 1]])
        #expect(try JSONValueDecoder().decode(Derived.self, from: value).base == 1)
        #expect(try JSONValueEncoder().encode([String: [Int]]()) == [:])
        #expect(try JSONValueEncoder().encode([[Int?]]([[1, nil], []])) == [[1, nil], []])
        #expect(try JSONValueDecoder().decode([[Int?]].self, from: [[1, nil], []]) == [[1, nil], []])
    }
}
