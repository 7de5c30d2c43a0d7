import FoundationEssentials
import JSONCoding
import Testing

@Suite("DynamoDB's attribute form")
struct AttributeFormTests {
    struct Sample: Codable, Equatable {
        var text: String
        var whole: Int64
        var ratio: Double
        var big: UInt128
        var money: Decimal
        var isOpen: Bool
        var note: String?
        var data: Data
        var bytes: [UInt8]
        var names: [String]
        var sizes: [Int]
        var texts: [String: String]
        var flags: [String: Bool]
        var inner: Inner
        var list: [Inner]
        var lists: [[Int]]

        struct Inner: Codable, Equatable {
            var at: String
            var maybe: Int?
        }
    }

    static let sample = Sample(
        text: #"a "quoted" ü"#, whole: .min, ratio: 0.1, big: 340_282_366_920_938_463, money: Decimal(4990) / 100,
        isOpen: false, note: nil, data: Data([1, 2]), bytes: [255], names: ["x", ""], sizes: [], texts: ["k": "v"],
        flags: [:], inner: .init(at: "now", maybe: 1), list: [.init(at: "then", maybe: nil)], lists: [[1], []])

    static let text = """
        {"text":{"S":"a \\"quoted\\" ü"},"whole":{"N":"-9223372036854775808"},"ratio":{"N":"0.1"},\
        "big":{"N":"340282366920938463"},"money":{"N":"49.9"},"isOpen":{"BOOL":false},"data":{"B":"AQI="},\
        "bytes":{"B":"/w=="},"names":{"L":[{"S":"x"},{"S":""}]},"sizes":{"L":[]},"texts":{"M":{"k":{"S":"v"}}},\
        "flags":{"M":{}},"inner":{"M":{"at":{"S":"now"},"maybe":{"N":"1"}}},"list":{"L":[{"M":{"at":{"S":"then"}}}]},\
        "lists":{"L":[{"L":[{"N":"1"}]},{"L":[]}]}}
        """

    @Test("A value is written with its types")
    func written() throws {
        #expect(String(decoding: try JSONCoder.encode(item: Self.sample), as: UTF8.self) == Self.text)
    }

    @Test("What is written is read as the same")
    func read() throws {
        #expect(try JSONCoder.decode(Sample.self, fromItem: Array(Self.text.utf8)) == Self.sample)
    }

    /// Asks for containers in every way that `Encoder` allows.
    struct Unusual: Encodable {
        struct Base: Encodable {
            var name = "base"
        }

        enum CodingKeys: CodingKey { case nested, list, more, base }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            var nested = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .nested)
            try nested.encode(1, forKey: .more)
            try list.encodeNil()
            var inner = list.nestedContainer(keyedBy: CodingKeys.self)
            try inner.encode(true, forKey: .more)
            try Base().encode(to: container.superEncoder(forKey: .base))
            var again = encoder.container(keyedBy: CodingKeys.self)
            try again.encode("last", forKey: .more)
        }
    }

    @Test("Containers that are written apart, and those that go on with another, have their types too")
    func unusualContainers() throws {
        let text = String(decoding: try JSONCoder.encode(item: Unusual()), as: UTF8.self)
        #expect(
            text == """
                {"list":{"L":[{"NULL":true},{"M":{"more":{"BOOL":true}}}]},"nested":{"M":{"more":{"N":"1"}}},\
                "base":{"M":{"name":{"S":"base"}}},"more":{"S":"last"}}
                """)
    }

    struct Wrapped<Value: Codable>: Codable {
        var value: Value

        init(_ value: Value) { self.value = value }
        init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Value.self) }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(value)
        }
    }

    @Test("An item may be a value's one value, and what has no names is no item")
    func wholeItems() throws {
        #expect(String(decoding: try JSONCoder.encode(item: Wrapped(["S": "x"])), as: UTF8.self) == #"{"S":{"S":"x"}}"#)
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: "x") }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: Wrapped("x")) }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: [1]) }
    }

    @Test(
        "Numbers that DynamoDB does not hold are refused",
        arguments: [1e126, -1e200, 1e-131, .leastNonzeroMagnitude, .infinity, .nan])
    func numbersBeyond(_ number: Double) {
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: ["n": number]) }
    }

    @Test("Numbers at the ends of the range are written", arguments: [9.9e125, -1e-130, 0, -0.0, 1e125])
    func numbersWithin(_ number: Double) throws {
        let text = try JSONCoder.encode(item: ["n": number])
        #expect(try JSONCoder.decode([String: Double].self, fromItem: text) == ["n": number])
    }

    @Test("Integers of more than 38 digits are refused")
    func longIntegers() throws {
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: ["n": UInt128.max]) }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: ["n": [Int128.min]]) }
        #expect(throws: Never.self) { try JSONCoder.encode(item: ["n": Int128(Int64.max) * 1_000_000_000_000_000_000]) }
    }

    @Test(
        "What is no item is refused",
        arguments: [
            "[]", "1", #"{"a":1}"#, #"{"a":"x"}"#, #"{"a":{}}"#, #"{"a":{"S":"x","N":"1"}}"#, #"{"a":{"X":"x"}}"#,
            #"{"a":{"S":1}}"#, #"{"a":{"N":1}}"#, #"{"a":{"N":"x"}}"#, #"{"a":{"N":""}}"#, #"{"a":{"N":"1 "}}"#,
            #"{"a":{"BOOL":"true"}}"#, #"{"a":{"NULL":false}}"#, #"{"a":{"L":{}}}"#, #"{"a":{"M":[]}}"#,
            #"{"a":{"L":[1]}}"#, #"{"a":{"SS":[]}}"#, #"{"a":{"SS":[1]}}"#, #"{"a":{"NS":["x"]}}"#,
            #"{"a":{"BS":[1]}}"#,
            #"{"a":{"B":1}}"#, #"{"a":{"s":"x"}}"#, #"{"a":{"":"x"}}"#, #"{"a":{"S":"x"}"#,
        ])
    func noItem(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONCoder.decode([String: String].self, fromItem: Array(text.utf8))
        }
    }

    @Test("A value of another type is refused, and the error has its path")
    func typeMismatch() throws {
        for text in [#"{"a":{"N":"1"}}"#, #"{"a":{"B":"AA=="}}"#, #"{"a":{"SS":["x"]}}"#, #"{"a":{"L":[]}}"#] {
            let error = #expect(throws: DecodingError.self) {
                try JSONCoder.decode([String: String].self, fromItem: Array(text.utf8))
            }
            guard case .typeMismatch(_, let context) = error else {
                Issue.record("\(text): \(String(describing: error))")
                continue
            }
            #expect(context.codingPath.map(\.stringValue) == ["a"])
        }
        #expect(throws: DecodingError.self) {
            try JSONCoder.decode([String: Data].self, fromItem: Array(#"{"a":{"S":"AA=="}}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONCoder.decode([String: [String]].self, fromItem: Array(#"{"a":{"SS":["x"]}}"#.utf8))
        }
    }

    /// An item inside of a plain text, as requests and answers have it.
    struct Envelope<Item: Codable>: Codable {
        struct Inside: Codable {
            var item: Item

            init(_ item: Item) { self.item = item }
            init(from decoder: any Decoder) throws {
                let decoder = try #require(decoder as? ValueDecoder)
                item = try Item(from: decoder.item())
            }
            func encode(to encoder: any Encoder) throws {
                try #require(encoder as? ValueEncoder).encode(item: item)
            }
        }

        var count: Int
        var Item: Inside
    }

    @Test("Items stand in plain texts, and errors in them have the whole path")
    func itemInPlainText() throws {
        let text = try JSONCoder.encode(Envelope(count: 1, Item: .init(["n": 2])))
        #expect(String(decoding: text, as: UTF8.self) == #"{"count":1,"Item":{"n":{"N":"2"}}}"#)
        #expect(try JSONCoder.decode(Envelope<[String: Int]>.self, from: text).Item.item == ["n": 2])
        let error = #expect(throws: DecodingError.self) {
            try JSONCoder.decode(Envelope<[String: String]>.self, from: text)
        }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Item", "n"])
    }
}
