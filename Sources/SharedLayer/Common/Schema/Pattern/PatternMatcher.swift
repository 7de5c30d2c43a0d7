/// Runs all ways through a pattern's program at once, one character of the text after the other.
struct PatternMatcher {
    private let program: [PatternInstruction]
    private let scalars: [UnicodeScalar]
    /// The place of the text at which an instruction was last visited, so that none is visited twice there.
    private var visited: [Int]
    private var current: [Int] = []

    init(program: [PatternInstruction], scalars: [UnicodeScalar]) {
        self.program = program
        self.scalars = scalars
        visited = Array(repeating: -1, count: program.count)
    }

    mutating func findsMatch() -> Bool {
        for place in 0...scalars.count {
            // A match may begin at any place.
            if visit(0, at: place) { return true }
            guard place < scalars.count else { return false }
            let waiting = current
            current = []
            for instruction in waiting {
                guard case .scalar(let set) = program[instruction], set.contains(scalars[place]) else { continue }
                if visit(instruction + 1, at: place + 1) { return true }
            }
        }
        return false
    }

    /// Follows what takes no character from there on; true when that reaches a match.
    private mutating func visit(_ start: Int, at place: Int) -> Bool {
        var waiting = [start]
        while let instruction = waiting.popLast() {
            guard visited[instruction] != place else { continue }
            visited[instruction] = place
            switch program[instruction] {
            case .match: return true
            case .scalar: current.append(instruction)
            case .jump(let target): waiting.append(target)
            case .split(let first, let second): waiting += [second, first]
            case .assertion(let assertion):
                if holds(assertion, at: place) { waiting.append(instruction + 1) }
            }
        }
        return false
    }

    private func holds(_ assertion: PatternAssertion, at place: Int) -> Bool {
        switch assertion {
        case .start: place == 0
        case .end: place == scalars.count
        case .wordBoundary: isWord(place - 1) != isWord(place)
        case .noWordBoundary: isWord(place - 1) == isWord(place)
        }
    }

    private func isWord(_ place: Int) -> Bool {
        scalars.indices.contains(place) && PatternSet.word.contains(scalars[place])
    }
}
