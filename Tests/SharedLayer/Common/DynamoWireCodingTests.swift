import FoundationEssentials
import SharedLayer
import Testing

/// The coder that writes DynamoDB's JSON straight from Codable values must do as the one that makes trees.
@Suite("Items straight to and from JSON")
struct DynamoWireCodingTests {
    private static func text(_ value: some Encodable) throws -> String {
        String(decoding: try DynamoEncoder().bytes(value), as: UTF8.self)
    }

    private static func decode<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try DynamoDecoder().decode(type, from: Array(text.utf8))
    }

    struct Scalars: Codable, Equatable {
        var text = "a\"\\\n\u{1}é😀/"
        var small = Int8.min
        var large = UInt64.max
        var long = Int64.min
        var ratio = 1.5e-7
        var float = Float(0.1)
        var flag = true
        var none: Int?
        var some: Int? = 0
        var optionals: [Int?] = [1, nil]
    }

    @Test("Scalars of every type are written with their types")
    func scalars() throws {
        let value = Scalars()
        #expect(
            try Self.text(value) == #"{"text":{"S":"a\"\\\n\u0001é😀/"},"small":{"N":"-128"},"#
                + #""large":{"N":"18446744073709551615"},"long":{"N":"-9223372036854775808"},"ratio":{"N":"1.5e-07"},"#
                + #""float":{"N":"0.1"},"flag":{"BOOL":true},"some":{"N":"0"},"#
                + #""optionals":{"L":[{"N":"1"},{"NULL":true}]}}"#)
        #expect(try DynamoDecoder().decode(Scalars.self, from: DynamoEncoder().bytes(value)) == value)
    }

    /// What synthesized code does with containers that can be used in any order.
    enum Choice: Codable, Equatable {
        case plain
        case named(id: String, count: Int)
    }

    class Base: Codable {
        var base = "b"
        init() {}
    }

    final class Derived: Base {
        var own = [Choice.plain, .named(id: "x", count: 2)]
        enum CodingKeys: CodingKey { case own }
        override init() { super.init() }
        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            own = try container.decode([Choice].self, forKey: .own)
            try super.init(from: container.superDecoder())
        }
        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(own, forKey: .own)
            try super.encode(to: container.superEncoder())
        }
    }

    @Test("Nested containers and super encoders are written too")
    func nested() throws {
        let derived = Derived()
        derived.base = "c"
        let item = try DynamoEncoder().encode(derived)
        #expect(item["super"] == .map(["base": .string("c")]))
        #expect(
            item["own"]
                == .list([
                    .map(["plain": .map([:])]), .map(["named": .map(["id": .string("x"), "count": .number(2)])]),
                ]))
        let decoded = try DynamoDecoder().decode(Derived.self, from: DynamoEncoder().bytes(derived))
        #expect(decoded.base == "c")
        #expect(decoded.own == derived.own)
        #expect(try DynamoDecoder().decode(Derived.self, from: item).own == derived.own)
    }

    struct Twice: Encodable {
        var first: Int
        enum CodingKeys: CodingKey { case a }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(first, forKey: .a)
            var again = encoder.container(keyedBy: CodingKeys.self)
            try again.encode("last", forKey: .a)
        }
    }

    struct Nothing: Encodable {
        func encode(to encoder: any Encoder) throws {}
    }

    @Test(
        "Of a name that is written twice the last value counts, and what encodes nothing is an empty map, but no item")
    func twice() throws {
        #expect(try DynamoEncoder().encode(["k": Twice(first: 1)]) == ["k": .map(["a": .string("last")])])
        #expect(try DynamoEncoder().encode(Twice(first: 1)) == ["a": .string("last")])
        #expect(try DynamoEncoder().encode(["k": Nothing()]) == ["k": .map([:])])
        #expect(throws: EncodingError.self) { try DynamoEncoder().encode(Nothing()) }
    }

    @Test("Many names, and names that look alike, are told apart")
    func names() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("name\($0)x", $0) })
        #expect(try DynamoDecoder().decode([String: Int].self, from: DynamoEncoder().bytes(many)) == many)
        let strange = ["": "a", "\"": "b", "é": "c", "e\u{301}x": "d", "#": "e", "a.b[0]": "f"]
        #expect(try DynamoDecoder().decode([String: String].self, from: DynamoEncoder().bytes(strange)) == strange)
    }

    indirect enum Chain: Encodable {
        case end
        case link(Chain)
        func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            if case .link(let next) = self { try container.encode(next) }
        }
    }

    @Test("Attributes nest 32 levels deep and no deeper")
    func depth() throws {
        func chain(_ count: Int) -> Chain { (1..<count).reduce(Chain.end) { chain, _ in .link(chain) } }
        #expect(throws: Never.self) { try DynamoEncoder().bytes(["k": chain(32)]) }
        #expect(throws: EncodingError.self) { try DynamoEncoder().bytes(["k": chain(33)]) }
    }

    @Test(
        "Numbers that cannot be stored are refused, with their path",
        arguments: [Double.infinity, .nan, 1e126, 1e-131, .greatestFiniteMagnitude])
    func numbers(_ number: Double) throws {
        let error = try #require(throws: EncodingError.self) { try DynamoEncoder().bytes(["a": ["b": [number]]]) }
        guard case .invalidValue(_, let context) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["a", "b", "Index 0"])
        #expect(try Self.text(["k": 9.9e125]) == #"{"k":{"N":"9.9e+125"}}"#)
    }

    struct Wide: Decodable {
        var exact: ExactDecimal
        var integer: Int64
        var double: Double
    }

    @Test("Numbers are read exactly, or refused")
    func reading() throws {
        let text =
            #"{"exact":{"N":"12345678901234567890123456789012345678"},"integer":{"N":"1E+3"},"double":{"N":"-0.1"}}"#
        let wide = try Self.decode(text, as: Wide.self)
        #expect(wide.exact.text == "12345678901234567890123456789012345678")
        #expect(wide.integer == 1_000)
        #expect(wide.double == -0.1)
    }

    @Test(
        "What is no item, or of another type, is refused",
        arguments: [
            "", "[]", "{", #"{"n":5}"#, #"{"n":{}}"#, #"{"n":{"N":5}}"#, #"{"n":{"N":"5","S":"5"}}"#,
            #"{"n":{"X":"5"}}"#,
            #"{"n":{"N":"five"}}"#, #"{"n":{"N":"-"}}"#, #"{"n":{"N":""}}"#, #"{"n":{"N":"0x5"}}"#,
            #"{"n":{"N":"1.5"}}"#,
            #"{"n":{"N":"9223372036854775808"}}"#, #"{"n":{"S":"5"}}"#, #"{"n":{"NULL":false}}"#,
            #"{"n":{"NULL":true}}"#,
            #"{"n":{"L":{}}}"#, #"{"m":{"N":"5"}}"#, #"{"n":{"NUMB":"5"}}"#,
        ])
    func refused(_ text: String) {
        #expect(throws: DecodingError.self) {
            try Self.decode(text, as: [String: Int].self)["n"].map { _ in () } ?? Self.missing()
        }
        #expect(throws: (any Error).self) { try Self.decode(text, as: Holder.self) }
    }

    struct Holder: Decodable {
        var n: Int
    }

    private static func missing() throws {
        throw DecodingError.valueNotFound(Int.self, .init(codingPath: [], debugDescription: "missing"))
    }
}
