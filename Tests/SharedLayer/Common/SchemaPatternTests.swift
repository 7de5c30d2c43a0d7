import Testing

@testable import SharedLayer

@Suite("Regular expressions of schemas")
struct SchemaPatternTests {
    @Test(
        "Patterns match as ECMA-262 says",
        arguments: [
            ("^a+$", "aaa", true), ("^a+$", "aab", false), ("b", "abc", true), ("", "", true), ("^$", "", true),
            ("^$", "\n", false), ("a$", "a\n", false), ("^[A-Z]{3}$", "EUR", true), ("^[A-Z]{3}$", "EURO", false),
            ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xbz", false), ("^\\d{2,3}$", "12", true),
            ("^\\d{2,3}$", "1234", false), ("^\\d+$", "١٢", false), ("^(?:ab|cd)*$", "abcdab", true),
            ("^(?:ab|cd)*$", "abc", false), ("^(a|b)?c$", "bc", true), ("^a{0}b$", "b", true), ("^a{2,}$", "a", false),
            ("\\bcat\\b", "a cat!", true), ("\\bcat\\b", "concat", false), ("\\Bcat", "concat", true),
            ("^\\u{1F600}$", "😀", true), ("^\\ud83d\\ude00$", "😀", true), ("^.$", "😀", true), ("^.$", "\n", false),
            ("^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$", "a.b+c@d-e.fg", true), ("^\\x41\\t\\/$", "A\t/", true),
            ("^.$", "e\u{301}", false),
            ("^[\\s\\S]*$", "a\nb", true), ("^(?<year>\\d{4})$", "2025", true), ("^a*?b$", "aab", true),
            ("^[]$", "a", false),
            ("^[^]$", "\n", true), ("^[-a]$", "-", true), ("^[a\\-z]$", "-", true), ("^[\\]]$", "]", true),
            ("é", "cafe\u{301}", false),
            ("^[^\\D]$", "5", true), ("a|", "", true),
        ])
    func matching(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test(
        "What cannot be used is refused",
        arguments: [
            ("(", .syntax), (")", .syntax), ("[a", .syntax), ("*a", .syntax), ("a**", .syntax), ("a{2,1}", .syntax),
            ("a{x}", .syntax),
            ("[z-a]", .syntax), ("[\\d-z]", .syntax), ("\\q", .syntax), ("\\", .syntax), ("^*", .syntax),
            ("\\ud800", .syntax),
            ("(a)\\1", .unsupported), ("(?=a)", .unsupported), ("(?!a)", .unsupported), ("(?<=a)", .unsupported),
            ("\\p{L}", .unsupported), ("a{1001}", .tooLarge), ("(?:a{1000}){1000}", .tooLarge),
            (String(repeating: "(", count: 200), .tooLarge),
        ] as [(String, PatternError.Code)])
    func refused(_ pattern: String, _ code: PatternError.Code) throws {
        let error = try #require(throws: PatternError.self) { try SchemaPattern(pattern) }
        #expect(error.code == code)
    }

    @Test(
        "Patterns that make backtracking engines hang end at once",
        arguments: [
            "^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(x+x+)+y", "^(?:(?:(?:a?){100}){10})$",
            "(?:(?:(?:){1000}){1000}){1000}",
        ])
    func catastrophic(_ pattern: String) throws {
        let text = String(repeating: "a", count: 2_000) + "!"
        let clock = ContinuousClock()
        let duration = try clock.measure { _ = try SchemaPattern(pattern).matches(text) }
        #expect(duration < .seconds(20))
    }
}
