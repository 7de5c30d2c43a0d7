import FoundationEssentials
import Testing

@testable import FunctionRuntime

@Suite("JSON texts")
struct JSONTextTests {
    @Test(
        "What JSON does not allow between quotes is escaped, and nothing else",
        arguments: [
            ("", #""""#), ("plain", #""plain""#), (#"a"b\c"#, #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{1b}[31m\u{7f}", #""\u0000\u001b[31m\u007f""#), ("é–漢🙂\u{2028}/", "\"é–漢🙂\u{2028}/\""),
            ("e\u{301}\n", "\"e\u{301}\\n\""),
        ])
    func strings(_ text: String, _ json: String) throws {
        var bytes = Array("before".utf8)
        bytes.appendJSON(text)
        #expect(String(decoding: bytes, as: UTF8.self) == "before" + json)
        #expect(text.jsonString == json)
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
    }

    @Test("Every control character comes back as it was")
    func controlCharacters() throws {
        let text = String(String.UnicodeScalarView((0...0xa0).compactMap(Unicode.Scalar.init)))
        let json = text.jsonString
        #expect(json.utf8.allSatisfy { !$0.isASCIIControl })
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [text])
    }

    @Test("Bytes that are no UTF-8 become replacement characters")
    func invalidUTF8() {
        #expect(String(decoding: [0x61, 0xff, 0xc3] as [UInt8], as: UTF8.self).jsonString == "\"a\u{fffd}\u{fffd}\"")
    }

    @Test(
        "Only JSON's numbers are numbers",
        arguments: [
            ("0", true), ("-0", true), ("10", true), ("-1.5", true), ("1e+20", true), ("5E-324", true), ("0.0", true),
            ("", false), ("-", false), ("01", false), ("+1", false), (".5", false), ("1.", false), ("1e", false),
            ("1e+", false), ("inf", false), ("nan", false), ("0x1p3", false), ("1 ", false), ("١", false),
        ])
    func numbers(_ text: String, _ isNumber: Bool) {
        #expect(text.isJSONNumber == isNumber)
    }
}
