import Testing

@testable import Functions

@Suite("JSON syntax")
struct JSONSyntaxTests {
    @Test(
        "accepts JSON",
        arguments: [
            "{}", " [1, -2.5e+10, 0, \"a\\u00e9\\n\", true, false, null, {\"a\": {\"b\": []}}]\n", "\"text\"", "7",
            "null",
        ])
    func accepts(text: String) throws {
        try JSONSyntax.check(Array(text.utf8))
    }

    @Test(
        "refuses what is none, and says where",
        arguments: [
            ("{", 1), ("{\"a\":}", 5), ("[1,]", 3), ("01", 1), ("1.", 2), ("\"\n\"", 1), ("{'a':1}", 1), ("tru", 3),
            ("{} x", 3), ("\"\\x\"", 2), ("", 0), ("[1 2]", 3), ("nul", 3),
        ])
    func refuses(text: String, offset: Int) {
        let error = #expect(throws: JSONSyntax.Failure.self) { try JSONSyntax.check(Array(text.utf8)) }
        #expect(error?.offset == offset)
    }

    @Test("refuses bytes that are no UTF-8 and nesting without end")
    func refusesOther() {
        #expect(throws: JSONSyntax.Failure.self) { try JSONSyntax.check([0x22, 0xFF, 0x22]) }
        #expect(throws: JSONSyntax.Failure.self) {
            try JSONSyntax.check(Array(repeating: UInt8(ascii: "["), count: 100_000))
        }
    }
}
