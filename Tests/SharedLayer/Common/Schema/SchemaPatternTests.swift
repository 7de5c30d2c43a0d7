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
            ("^[^\\D]$", "5", true), ("a|", "", true), ("^\\cJ$", "\n", true), ("(?<year>\\d{4})", "in 2025", true),
            ("a$|b", "ab", true), ("(a$)|c", "ab", false), ("(^a|b)c", "xac", false), ("$^", "", true),
            ("a^", "a", false),
        ])
    func matching(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test(
        "Patterns look around in both directions",
        arguments: [
            ("a(?=b)", "ab", true), ("a(?=b)", "ac", false), ("a(?!b)", "ac", true), ("a(?!b)", "ab", false),
            ("(?<=a)b", "ab", true), ("(?<=a)b", "cb", false), ("(?<!a)b", "cb", true), ("(?<!a)b", "ab", false),
            ("^(?=.*\\d)(?=.*[a-z]).{4,}$", "ab1c", true), ("^(?=.*\\d)(?=.*[a-z]).{4,}$", "abcd", false),
            ("^(?!.*(?:password|secret)).*$", "my secret", false), ("^(?!.*(?:password|secret)).*$", "other", true),
            ("a(?=b(?!c))", "abc", false), ("a(?=b(?!c))", "abd", true), ("(?<=^|,)x", "y,x", true),
            ("(?<=ab{2,3})c", "abbc", true), ("(?<=ab{2,3})c", "abc", false), ("(?=a$)", "ba", true),
            ("(?=a$)", "ab", false),
        ])
    func lookingAround(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test(
        "Unicode properties are general categories and binary properties",
        arguments: [
            ("^\\p{L}+$", "éλж", true), ("^\\p{Lu}$", "É", true), ("^\\p{Lu}$", "é", false),
            ("^\\P{Lu}$", "é", true), ("^[\\p{Nd}_]+$", "٣_", true), ("^[^\\p{Nd}]$", "٣", false),
            ("^\\p{General_Category=Decimal_Number}$", "7", true), ("^\\p{gc=Sc}$", "€", true),
            ("^\\p{White_Space}$", "\u{2003}", true), ("^\\p{Alphabetic}$", "1", false), ("^\\p{LC}$", "ª", false),
            ("^\\p{ASCII}+$", "é", false), ("^\\p{Emoji_Presentation}$", "😀", true),
        ])
    func properties(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try SchemaPattern(pattern).matches(text) == matches)
    }

    @Test("Common patterns are run by an automaton, and it agrees with their program")
    func automata() throws {
        let patterns = [
            "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$", "^[0-9]{4}(-(0[1-9]|1[0-2]))?$", "b", "^$", "a$|^b", "(a|b)*abb",
            "^(?:é|[а-я])+$", "x{2,3}$",
        ]
        let texts = ["", "a", "b", "ab", "aabb", "2025-13", "2025-12", "éжé", "xxxx", "x\n", "org-demo", "-x", "😀"]
        for pattern in patterns {
            let pattern = try SchemaPattern(pattern)
            let automaton = try #require(pattern.automaton)
            for text in texts {
                let matches = PatternMatcher(program: pattern.program, text: text).findsMatch()
                #expect(automaton.matches(text) == matches, "\(pattern.text) with \(text)")
            }
        }
    }

    @Test("A pattern whose automaton would be too large is run by its program")
    func largeAutomaton() throws {
        let pattern = try SchemaPattern("(a|b)*a(a|b){12}$")
        #expect(pattern.automaton == nil)
        #expect(pattern.matches("ba" + String(repeating: "b", count: 12)))
        #expect(!pattern.matches("bb" + String(repeating: "b", count: 12)))
    }

    @Test(
        "What cannot be used is refused",
        arguments: [
            ("(", .syntax), (")", .syntax), ("[a", .syntax), ("*a", .syntax), ("a**", .syntax), ("a{2,1}", .syntax),
            ("a{x}", .syntax),
            ("[z-a]", .syntax), ("[\\d-z]", .syntax), ("\\q", .syntax), ("\\", .syntax), ("^*", .syntax),
            ("\\ud800", .syntax),
            ("(a)\\1", .unsupported), ("(?<n>a)\\k<n>", .unsupported), ("\\p{Script=Greek}", .unsupported),
            ("[\\p{scx=Grek}]", .unsupported), ("\\p{Nonsense}", .syntax), ("\\p", .syntax), ("\\c1", .syntax),
            ("(?i:a)", .syntax), ("(?=a)*", .syntax), ("\\a", .syntax), ("\\Z", .syntax), ("a{1001}", .tooLarge),
            ("(?:a{1000}){1000}", .tooLarge),
            (String(repeating: "(", count: 200), .tooLarge),
        ] as [(String, PatternError.Code)])
    func refused(_ pattern: String, _ code: PatternError.Code) throws {
        let error = try #require(throws: PatternError.self) { try SchemaPattern(pattern) }
        #expect(error.code == code)
    }

    @Test(
        "Patterns that make backtracking engines hang end at once", .timeLimit(.minutes(1)),
        arguments: [
            "^(a+)+$", "^(a|aa)+$", "^(a*)*b$", "(x+x+)+y", "^(?:(?:(?:a?){100}){10})$",
            "(?:(?:(?:){1000}){1000}){1000}", "^(?=(a+)+$)", "(?<!(a|aa)+b)$", "^(([a-z])+.)+[A-Z]([a-z])+$",
        ])
    func catastrophic(_ pattern: String) throws {
        let text = String(repeating: "a", count: 2_000) + "!"
        let accepted = ["(?:(?:(?:){1000}){1000}){1000}", "(?<!(a|aa)+b)$"]
        #expect(try SchemaPattern(pattern).matches(text) == accepted.contains(pattern))
    }
}
