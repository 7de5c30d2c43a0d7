import EventPatterns
import Testing

@Suite("The automaton of many patterns")
struct PatternMatcherTests {
    @Test("finds the same patterns as asking one after the other", arguments: [1, 2, 3, 5, 8, 13] as [UInt64])
    func sameAsOneByOne(seed: UInt64) throws {
        var random = RandomPatterns(seed: seed)
        var matcher = PatternMatcher<Int>()
        var patterns: [Int: EventPattern] = [:]
        var found = 0
        for round in 0..<400 {
            let text = random.pattern()
            let pattern = try #require(try? EventPattern(json: text.utf8), "seed \(seed): \(text)")
            let id = Int(random.below(120))
            matcher.insert(pattern, id: id)
            patterns[id] = pattern
            if random.below(4) == 0, let gone = patterns.keys.min() {
                matcher.remove(gone)
                patterns[gone] = nil
            }
            for _ in 0..<5 {
                let event = random.event()
                let bytes = Array(event.utf8)
                let expected = Set(patterns.filter { $0.value.matches(event: bytes) }.keys)
                #expect(matcher.ids(matching: bytes) == expected, "seed \(seed), round \(round): \(event)")
                found += expected.count
            }
        }
        #expect(found > 1_000, "the events must match something")
        #expect(matcher.count == patterns.count)
    }

    @Test("forgets what is removed")
    func removal() throws {
        var matcher = PatternMatcher<String>()
        let wildcards = try EventPattern(
            json: #"{"a": [{"wildcard": "x*"}, {"prefix": "y"}, {"numeric": [">", 1]}]}"#.utf8)
        matcher.insert(wildcards, id: "one")
        matcher.insert(wildcards, id: "two")
        matcher.remove("one")
        #expect(matcher.ids(matching: Array(#"{"a": "yz"}"#.utf8)) == ["two"])
        matcher.remove("two")
        #expect(matcher.ids(matching: Array(#"{"a": ["yz", "x", 3]}"#.utf8)).isEmpty)
        #expect(matcher.count == 0)
        matcher.insert(wildcards, id: "three")
        #expect(matcher.ids(matching: Array(#"{"a": 3}"#.utf8)) == ["three"])
    }
}
