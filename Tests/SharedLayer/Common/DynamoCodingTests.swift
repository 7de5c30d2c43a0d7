import FoundationEssentials
import JSONCoding
import SharedLayer
import Testing

@Suite("Items by Codable")
struct DynamoCodingTests {
    struct Sample: Codable, Equatable {
        var id: String
        var amount: ExactDecimal
        var count: Int64
        var ratio: Double
        var isOpen: Bool
        var raw: [UInt8]
        var data: Data
        var note: String?
        var tags: DynamoSet<String>
        var sizes: DynamoSet<ExactDecimal>?
        var blobs: DynamoSet<[UInt8]>?
        var inner: Inner
        var list: [Inner]
        var value: AttributeValue
        var any: JSONValue

        struct Inner: Codable, Equatable {
            var at: Timestamp
        }
    }

    private static func sample() throws -> Sample {
        let at = Timestamp(millisecondsSince1970: 1_737_019_800_123)
        return Sample(
            id: "a", amount: try #require(ExactDecimal("12345678901234567890123456789012345.678")), count: .max,
            ratio: 0.1,
            isOpen: true, raw: [0, 255], data: Data([1]), note: nil, tags: DynamoSet(["b", "a"]),
            sizes: DynamoSet([ExactDecimal(10), ExactDecimal(9)]), blobs: DynamoSet([[2], [1]]), inner: .init(at: at),
            list: [.init(at: at)], value: .numberSet(["1"]), any: ["k": [1, nil]])
    }

    @Test("Each type has its attribute, absent ones are left out, and the way back gives the same value")
    func roundTrip() throws {
        let sample = try Self.sample()
        let item = try DynamoEncoder().encode(sample)
        #expect(item["amount"] == .number("12345678901234567890123456789012345.678"))
        #expect(item["count"] == .number("9223372036854775807"))
        #expect(item["raw"] == .binary([0, 255]))
        #expect(item["data"] == .binary([1]))
        #expect(item["note"] == nil)
        #expect(item["tags"] == .stringSet(["a", "b"]))
        #expect(item["sizes"] == .numberSet(["9", "10"]))
        #expect(item["blobs"] == .binarySet([[1], [2]]))
        #expect(item["inner"] == .map(["at": .string("2025-01-16T09:30:00.123Z")]))
        #expect(item["value"] == .numberSet(["1"]))
        #expect(item["any"] == .map(["k": .list([.number("1"), .null])]))
        #expect(try DynamoDecoder().decode(Sample.self, from: item) == sample)
    }

    @Test("Straight to the wire's text and back, each type is the same as by way of an item")
    func wire() throws {
        let sample = try Self.sample()
        let text = try JSONCoder.encode(item: sample)
        #expect(try JSONCoder.decode(DynamoItem.self, from: text) == DynamoEncoder().encode(sample))
        #expect(try JSONCoder.decode(Sample.self, fromItem: text) == sample)
        #expect(
            try JSONCoder.decode(DynamoItem.self, from: JSONCoder.encode(DynamoEncoder().encode(sample)))
                == DynamoEncoder().encode(sample))
    }

    @Test(
        "Numbers that DynamoDB would round or refuse are refused",
        arguments: ["123456789012345678901234567890123456789", "1e126", "1e-131"])
    func numberRange(_ text: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(throws: EncodingError.self) { try DynamoEncoder().encode(["n": number]) }
        #expect(throws: EncodingError.self) { try JSONCoder.encode(item: ["n": number]) }
    }

    @Test("Numbers at the ends of the range are kept", arguments: ["9.9e125", "1e-130", "-1e-130", "0"])
    func numberEnds(_ text: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(try DynamoEncoder().encode(["n": number]) == ["n": .number(number.text)])
    }

    @Test("Zero is zero whatever its exponent says", arguments: ["0E122389", "-0.0e-99999"])
    func zero(_ text: String) throws {
        let item: DynamoItem = ["n": .number(text)]
        #expect(try DynamoDecoder().decode(DynamoItem.self, from: DynamoEncoder().bytes(item)) == item)
    }

    @Test("Empty sets and items without names are refused")
    func refused() {
        #expect(throws: EncodingError.self) { try DynamoEncoder().encode(["s": DynamoSet<String>([])]) }
        #expect(throws: EncodingError.self) { try DynamoEncoder().encode([1, 2]) }
        #expect(throws: DecodingError.self) {
            try DynamoDecoder().decode([String: DynamoSet<String>].self, from: ["s": .numberSet(["1"])])
        }
        #expect(throws: DecodingError.self) {
            try DynamoDecoder().decode([String: [UInt8]].self, from: ["s": .string("x")])
        }
    }

    @Test(
        "A text that is no number, or none that DynamoDB holds, is written as none",
        arguments: ["", "abc", "1 ", "0x1", ".5", "1.", #"1"},"admin":{"BOOL":true"#, "1e126", "1e-131"])
    func noNumbers(_ text: String) {
        #expect(throws: EncodingError.self) { try DynamoEncoder().encode(["n": AttributeValue.number(text)]) }
        #expect(throws: EncodingError.self) {
            try DynamoEncoder().encode(["n": AttributeValue.numberSet(["1", text])])
        }
        #expect(throws: DecodingError.self) { try DynamoDecoder().decode(DynamoItem.self, from: ["n": .number(text)]) }
    }

    @Test("The numbers of a set are kept as they are written")
    func numbersOfSets() throws {
        let item: DynamoItem = ["n": .numberSet(["1.50", "-0", "1E2"])]
        #expect(try DynamoDecoder().decode(DynamoItem.self, from: item) == item)
        #expect(try DynamoEncoder().encode(item) == item)
    }

    @Test(
        "The wire form is DynamoDB's",
        arguments: [
            (.string("a"), #"{"S":"a"}"#), (.number("1.50"), #"{"N":"1.50"}"#), (.binary([0, 1]), #"{"B":"AAE="}"#),
            (.bool(true), #"{"BOOL":true}"#), (.null, #"{"NULL":true}"#), (.list([.null]), #"{"L":[{"NULL":true}]}"#),
            (.map(["k": .number(1)]), #"{"M":{"k":{"N":"1"}}}"#), (.stringSet(["a"]), #"{"SS":["a"]}"#),
            (.numberSet(["1"]), #"{"NS":["1"]}"#), (.binarySet([[1]]), #"{"BS":["AQ=="]}"#),
        ] as [(AttributeValue, String)])
    func wireForm(_ value: AttributeValue, _ text: String) throws {
        #expect(String(decoding: try JSONValueEncoder().bytes(value), as: UTF8.self) == text)
        #expect(try JSONValueDecoder().decode(AttributeValue.self, from: JSONParser().parse(text)) == value)
    }
}
