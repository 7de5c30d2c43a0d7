/// Finds what somebody probably meant.
enum Suggestion {
    /// The nearest of the candidates, when it is near enough to be a slip of the finger.
    static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let limit = min(3, max(1, word.count / 4))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates.sorted() where abs(candidate.count - word.count) <= limit {
            let found = distance(Array(word.lowercased()), Array(candidate.lowercased()))
            if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
        }
        return best?.candidate
    }

    /// `did you mean X?`, or nil.
    static func question(for word: String, in candidates: some Sequence<String>) -> String? {
        nearest(to: word, in: candidates).map { "did you mean \($0)?" }
    }

    /// Levenshtein's distance.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
