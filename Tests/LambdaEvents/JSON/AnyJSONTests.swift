import FoundationEssentials
import LambdaEvents
import TestSupport
import Testing

@Suite("Free-form JSON")
struct AnyJSONTests {
    private static func read(_ text: String) throws -> AnyJSON {
        try JSONDecoder().decode(AnyJSON.self, from: Data(text.utf8))
    }

    private static func write(_ value: AnyJSON) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        "A document is written as it was read",
        arguments: [
            "null", "true", "false", #""""#, #""1""#, #""grüße ☃ 👋""#, "[]", "{}", "[1,[2,{}],null]",
            #"{"a":{"b":[1,"2",true,null]},"á":"\n\"\\"}"#,
            "0", "-1", "0.1", "49.95", "3.133", "1e+300", "-1e-300", "9007199254740993", "18446744073709551615",
            "-9223372036854775808", "12345678901234567890.123456789012345678",
        ])
    func roundTrip(_ text: String) throws {
        #expect(try Self.write(Self.read(text)) == text)
    }

    @Test(
        "A number that was written in another way keeps its value",
        arguments: [("1.0", "1"), ("1e3", "1000"), ("-0", "0"), ("2.50", "2.5"), ("1E-2", "0.01")])
    func numbers(_ read: String, _ written: String) throws {
        #expect(try Self.write(Self.read(read)) == written)
        #expect(try Self.read(read) == Self.read(written))
    }

    @Test("Random documents are written as they were read")
    func randomDocuments() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = Self.value(&random, depth: 4)
            #expect(try Self.read(Self.write(value)) == value, "seed \(seed)")
        }
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> AnyJSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(Decimal(Int64.random(in: Int64.min...Int64.max, using: &random)))
        case 3:
            return .number(Decimal(Int64.random(in: -9_999_999...9_999_999, using: &random)) / Decimal(1_000))
        case 4:
            let scalars = (0..<Int.random(in: 0..<8, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0..<0x3000, using: &random))
            }
            return .string(String(String.UnicodeScalarView(scalars)))
        case 5: return .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default:
            let members = (0..<Int.random(in: 0..<4, using: &random)).map {
                ("k\($0)", value(&random, depth: depth - 1))
            }
            return .object(Dictionary(uniqueKeysWithValues: members))
        }
    }

    @Test("Values are read by their kind, by name and by place")
    func access() throws {
        let value = try Self.read(
            #"{"text":"a","whole":17,"exact":49.95,"huge":1e300,"flag":true,"none":null,"list":[1,"b"],"2":{}}"#)
        #expect(value["text"]?.string == "a")
        #expect(value["whole"]?.integer == 17)
        #expect(value["exact"]?.integer == nil)
        #expect(value["exact"]?.decimal == Decimal(string: "49.95"))
        #expect(value["exact"]?.double == 49.95)
        #expect(value["huge"]?.decimal == nil)
        #expect(value["huge"]?.double == 1e300)
        #expect(value["flag"]?.bool == true)
        #expect(value["none"]?.isNull == true)
        #expect(value["absent"] == nil)
        #expect(value["list"]?[1]?.string == "b")
        #expect(value["list"]?[2] == nil)
        #expect(value["list"]?["1"] == nil)
        #expect(value["2"]?.object == [:])
    }

    @Test("Literals make the same values as text")
    func literals() throws {
        let value: AnyJSON = ["a": [1, -2, "b", true, nil], "c": [:]]
        #expect(try value == Self.read(#"{"a":[1,-2,"b",true,null],"c":{}}"#))
    }

    @Test("A part becomes a type of the function, and a type becomes a part")
    func types() throws {
        struct Line: Codable, Equatable {
            let sku: String
            let count: Int
        }
        let json: AnyJSON = ["sku": "A-1", "count": 2]
        #expect(try json.decode(as: Line.self) == Line(sku: "A-1", count: 2))
        #expect(try AnyJSON(encoding: Line(sku: "A-1", count: 2)) == json)
        #expect(throws: DecodingError.self) { try AnyJSON.string("A-1").decode(as: Line.self) }
    }
}
