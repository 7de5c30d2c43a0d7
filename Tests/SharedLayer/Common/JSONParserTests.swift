import SharedLayer
import TestSupport
import Testing

@Suite("Strict JSON")
struct JSONParserTests {
    @Test(
        "Valid texts are read, and written with the same numbers and order",
        arguments: [
            ("null", "null"), (" [ ] ", "[]"), ("{}", "{}"), ("[1,2.50,-0,1E5]", "[1,2.50,-0,1E5]"),
            (#"{"b":1,"a":[true,false,null]}"#, #"{"b":1,"a":[true,false,null]}"#),
            (#""\u00e9\ud83d\ude00\/\n""#, #""é😀/\n""#), (#""\u0000\u001F""#, #""\u0000\u001f""#),
            ("12345678901234567890123456789012345678.9", "12345678901234567890123456789012345678.9"),
            (#"{"":""}"#, #"{"":""}"#), ("\t\r\n 0.0e-0", "0.0e-0"), ("\"\u{7F}\u{2028}\"", "\"\u{7F}\u{2028}\""),
        ])
    func valid(_ text: String, _ written: String) throws {
        #expect(try JSONParser().parse(text).description == written)
    }

    @Test(
        "Everything else is refused with its code and its place",
        arguments: [
            ("", .unexpectedEnd, 0), ("[1,]", .unexpectedByte, 3), ("{\"a\":1,}", .unexpectedByte, 7),
            ("[1 2]", .unexpectedByte, 3), ("01", .invalidNumber, 0), ("-", .unexpectedEnd, 1),
            ("1.", .unexpectedEnd, 2), ("1.e5", .invalidNumber, 2), ("+1", .unexpectedByte, 0),
            (".5", .unexpectedByte, 0),
            ("1e", .unexpectedEnd, 2), ("NaN", .unexpectedByte, 0), ("tru", .unexpectedEnd, 3),
            ("trux", .unexpectedByte, 0),
            ("1 x", .trailingBytes, 2), ("{} {}", .trailingBytes, 3), ("\u{FEFF}1", .unexpectedByte, 0),
            ("\"a", .unexpectedEnd, 2), ("\"\n\"", .controlCharacter, 1), ("\"\\n\n\"", .controlCharacter, 3),
            (#""\x""#, .invalidEscape, 1), (#""\u12g4""#, .invalidEscape, 1), (#""\u12"#, .unexpectedEnd, 5),
            (#""\ud800""#, .loneSurrogate, 1), (#""\udc00""#, .loneSurrogate, 1),
            (#""\ud800\u0041""#, .loneSurrogate, 1),
            (#""\ud800\ud800""#, .loneSurrogate, 1), (#"{"a":1,"a":2}"#, .duplicateName, 7),
            (#"{"a":1,"\u0061":2}"#, .duplicateName, 7), ("{1:2}", .unexpectedByte, 1),
            ("{\"a\" 1}", .unexpectedByte, 5),
            ("{\"a\":", .unexpectedEnd, 5), ("[", .unexpectedEnd, 1), ("{", .unexpectedEnd, 1),
            ("// c\n1", .unexpectedByte, 0),
            ("'a'", .unexpectedByte, 0), ("1e99999999999999999999", .numberTooLong, 0), ("--1", .invalidNumber, 1),
        ] as [(String, JSONError.Code, Int)])
    func invalid(_ text: String, _ code: JSONError.Code, _ offset: Int) throws {
        let error = try #require(throws: JSONError.self) { try JSONParser().parse(text) }
        #expect(error.code == code)
        #expect(error.offset == offset)
    }

    @Test("An error's place is told in lines and columns")
    func place() throws {
        let error = try #require(throws: JSONError.self) { try JSONParser().parse("{\n  \"é\": 1,\n  \"b\": x\n}") }
        #expect(error.line == 3)
        #expect(error.column == 8)
        #expect(error.description.hasSuffix("(line 3, column 8)"))
    }

    @Test(
        "An error names the value in whose text it is",
        arguments: [
            (#"{"lines":[{"amount":1},{"amount":01}]}"#, "/lines/1/amount"), (#"{"a/b":{"~":x}}"#, "/a~1b/~0"),
            (#"{"a":{"b":1,"b":2}}"#, "/a/b"), (#"{"a":1"#, ""), ("[[],[0,]]", "/1/1"), ("1 2", ""),
            ("{\"\(String(repeating: "n", count: 600))\":x}", nil),
        ] as [(String, String?)])
    func pointer(_ text: String, _ pointer: String?) throws {
        let error = try #require(throws: JSONError.self) { try JSONParser().parse(text) }
        #expect(error.pointer == pointer)
    }

    @Test(
        "No setting lets a text nest until the stack is full", arguments: ["[", #"{"":"#, #"[{"":"#])
    func depthCeiling(_ opening: String) throws {
        let parser = JSONParser(limits: JSONLimits(depthMax: .max))
        let error = try #require(throws: JSONError.self) {
            try parser.parse(String(repeating: opening, count: 10_000))
        }
        #expect(error.code == .tooDeep)
        let (depth, text) = (JSONLimits.depthCeiling, String(repeating: "[", count: JSONLimits.depthCeiling))
        #expect(try parser.parse(text + String(repeating: "]", count: depth)).description.utf8.count == 2 * depth)
    }

    @Test(
        "Numbers keep every digit, whatever a binary64 would make of them",
        arguments: ["1e400", "-0", "-0.0", "1234567890123456789012345678901234567890", "0.1e-400", "100E-2"])
    func exactNumbers(_ text: String) throws {
        #expect(try JSONParser().parse("[\(text)]").description == "[\(text)]")
    }

    @Test(
        "Bytes that are no UTF-8 are refused",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0x80, 0x22],
        ] as [[UInt8]])
    func invalidUTF8(_ bytes: [UInt8]) throws {
        let error = try #require(throws: JSONError.self) { try JSONParser().parse(bytes) }
        #expect(error.code == .invalidUTF8)
    }

    @Test("Limits on depth, size and numbers hold")
    func limits() throws {
        let deep = String(repeating: "[", count: 10_000)
        #expect(try code(deep) == .tooDeep)
        #expect(try code(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) == nil)
        #expect(try code("1" + String(repeating: "0", count: 128)) == .numberTooLong)
        let small = JSONParser(limits: JSONLimits(bytesMax: 3))
        #expect(throws: JSONError.self) { try small.parse("1234") }
        #expect(try small.parse("123") == 123)
    }

    private func code(_ text: String) throws -> JSONError.Code? {
        do {
            _ = try JSONParser().parse(text)
            return nil
        } catch { return error.code }
    }

    @Test("Names that only Swift takes for the same are two members")
    func canonicalEquivalence() throws {
        let object = try #require(try JSONParser().parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    }

    @Test("A large object finds its members, its duplicates and keeps its order")
    func largeObjects() throws {
        let members = (0..<5_000).map { "\"k\($0)\":\($0)" }
        let object = try #require(try JSONParser().parse("{\(members.joined(separator: ","))}").object)
        #expect(object.names == (0..<5_000).map { "k\($0)" })
        #expect(object["k4999"] == 4_999)
        #expect(try code("{\(members.joined(separator: ",")),\"k17\":0}") == .duplicateName)
        var smaller = object
        for place in 0..<4_995 { smaller["k\(place)"] = nil }
        #expect(smaller.names == (4_995..<5_000).map { "k\($0)" })
        #expect(smaller["k4997"] == 4_997)
        #expect(smaller["k1"] == nil)
    }

    @Test("Equality is that of JSON: numbers by value, objects without order")
    func equality() throws {
        let parser = JSONParser()
        #expect(try parser.parse("[1.0,100]") == parser.parse("[1,1e2]"))
        #expect(try parser.parse(#"{"a":1,"b":2}"#) == parser.parse(#"{"b":2,"a":1}"#))
        #expect(try parser.parse("9007199254740993") != parser.parse("9007199254740992"))
        #expect(try Set([parser.parse("1.0"), parser.parse("1"), parser.parse("true")]).count == 2)
    }

    @Test("No text makes the parser crash", arguments: [UInt64.random(in: 0 ... .max)])
    func randomTexts(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\u", "d83d", "1", "-", ".", "e", "null", " ", "é", "\\",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            guard let value = try? JSONParser().parse(text) else { continue }
            #expect(try JSONParser().parse(value.bytes) == value, "seed \(seed)")
        }
    }
}
