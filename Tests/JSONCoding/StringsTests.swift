import Foundation
import JSONCoding
import Testing

@Suite("JSON strings")
struct StringsTests {
    private func decoded(_ text: String) throws -> String {
        try JSONCoder.decode(String.self, from: [UInt8](text.utf8))
    }

    private func encoded(_ string: String) throws -> String {
        String(decoding: try JSONCoder.encode(string), as: UTF8.self)
    }

    @Test("Every escape stands for its character")
    func escapes() throws {
        #expect(try decoded(#""\"\\\/\b\f\n\r\t""#) == "\"\\/\u{8}\u{C}\n\r\t")
        #expect(try decoded(#""\u0041\u00e9\u00E9\u20AC\u0000""#) == "Aéé€\0")
        #expect(try decoded(#""\ud83d\ude00\uD83D\uDE00x\uDBFF\uDFFF""#) == "😀😀x\u{10FFFF}")
        #expect(try decoded(#""a\u0301""#).unicodeScalars.count == 2)
    }

    @Test("Control characters, quotes and backslashes are escaped, and nothing else")
    func escaping() throws {
        for value in UInt8(0)...0x9F {
            let string = "12345" + String(Unicode.Scalar(value)) + "6789"
            #expect(try JSONCoder.encode(string) == Coders.foundation(string))
            #expect(try decoded(encoded(string)) == string)
        }
        #expect(try encoded("\u{0}\u{8}\u{1F}\u{7F}/\u{2028}é😀") == "\"\\u0000\\b\\u001f\u{7F}/\u{2028}é😀\"")
    }

    @Test("A string of any length, with an escape at any place, comes back as it went")
    func lengths() throws {
        for length in 0..<40 {
            let plain = String(repeating: "x", count: length)
            #expect(try encoded(plain) == "\"\(plain)\"")
            #expect(try decoded("\"\(plain)\"") == plain)
            for place in 0..<length {
                for special in ["\"", "\n", "é", "😀"] {
                    let string = plain.prefix(place) + special + plain.dropFirst(place + 1)
                    #expect(try decoded(encoded(String(string))) == string)
                }
            }
        }
    }

    @Test("A long string comes back as it went", arguments: ["x", "é", "\\", "日本", "\u{1}"])
    func longStrings(piece: String) throws {
        let string = String(repeating: piece, count: 300_000)
        #expect(try decoded(encoded(string)) == string)
        #expect(
            try JSONCoder.decode([String: String].self, from: JSONCoder.encode([string: string])) == [string: string])
    }

    @Test(
        "What is no string in JSON is refused",
        arguments: [
            #""\x""#, #""\u12""#, #""\u12G4""#, #""\u-123""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#,
            #""\ud800x""#, #""\ud800\ud800""#, #""\"#, #""\u"#, #""\ud83d\ude0"#, #"""#, #""abc"#, "\"a\u{0}b\"",
            "\"12345678\t\"", "\"\n\"", "'a'", "\"a\"\"b\"",
        ])
    func invalid(text: String) {
        #expect(throws: DecodingError.self) { try decoded(text) }
    }

    @Test(
        "What is no UTF-8 is refused, wherever it stands",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3, 0x41],
            [0xE2, 0x82, 0x41], [0xF0, 0x9F, 0x98, 0x41],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        for padding in 0..<10 {
            let text = [UInt8(ascii: "\"")] + [UInt8](repeating: 0x61, count: padding) + bytes
            #expect(throws: DecodingError.self) { try JSONCoder.decode(String.self, from: text + [UInt8(ascii: "\"")]) }
            #expect(throws: DecodingError.self) { try JSONCoder.decode(String.self, from: text) }
            #expect(throws: DecodingError.self) {
                try JSONCoder.decode(Nothing.self, from: [0x7B] + text + [UInt8]("\":1}".utf8))
            }
        }
    }

    @Test("Every character of Unicode's planes comes through")
    func characters() throws {
        for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 1999) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let string = String(scalar)
            #expect(try encoded(string) == "\"\(string)\"")
            #expect(try decoded("\"\(string)\"") == string)
            let units = string.utf16.map { String(format: "\\u%04x", Int($0)) }.joined()
            #expect(try decoded("\"\(units)\"") == string)
        }
    }
}
