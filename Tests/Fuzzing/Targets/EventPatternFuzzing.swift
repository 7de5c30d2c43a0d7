import EventPatterns

/// Whatever text is read as a pattern or refused; the automaton of several patterns finds for any event those that match it
/// one by one, also after some are taken out again.
func fuzzEventPattern(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let event = Array(input.text().utf8)
    var patterns: [EventPattern] = []
    while !input.isEmpty, patterns.count < 4 {
        let text = input.text()
        do throws(EventPatternError) {
            patterns.append(try EventPattern(json: text.utf8))
        } catch {
            try promise(!error.reason.isEmpty, "a refusal of \(text) says why")
        }
    }
    let expected = Set(patterns.indices.filter { patterns[$0].matches(event: event) })

    var matcher = PatternMatcher<Int>()
    for (id, pattern) in patterns.enumerated() { matcher.insert(pattern, id: id) }
    let found = matcher.ids(matching: event)
    try promise(found == expected, "the automaton finds \(expected) of the patterns, not \(found)")

    // A second copy of each, and the first one gone: what they share must stay.
    for (id, pattern) in patterns.enumerated() { matcher.insert(pattern, id: id + 10) }
    for id in patterns.indices { matcher.remove(id) }
    let left = matcher.ids(matching: event)
    try promise(left == Set(expected.map { $0 + 10 }), "the second copies of \(expected) match, not \(left)")
    for id in patterns.indices { matcher.remove(id + 10) }
    try promise(matcher.ids(matching: event).isEmpty && matcher.count == 0, "nothing is left of what was taken out")
}
