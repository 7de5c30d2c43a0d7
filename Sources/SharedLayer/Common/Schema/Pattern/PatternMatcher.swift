/// Runs all ways through a pattern's program at once, one character of the text after the other.
///
/// For what the automaton does not take: patterns that look around, boundaries of words, Unicode properties, and those whose
/// automaton would be too large.
struct PatternMatcher {
    private let program: PatternProgram
    private let scalars: [UnicodeScalar]
    /// For each pattern that looks around, the places where it holds.
    private var looks: [[Bool]] = []

    init(program: PatternProgram, text: String) {
        self.program = program
        scalars = Array(text.unicodeScalars)
        for look in program.looks { looks.append(places(of: look)) }
    }

    /// Whether the pattern matches anywhere.
    func findsMatch() -> Bool {
        var run = Run(program.instructions)
        for place in 0...scalars.count {
            // A match may begin at any place.
            visit(0, at: place, &run)
            if run.isMatch { return true }
            guard place < scalars.count else { return false }
            step(over: scalars[place], to: place + 1, &run)
            if run.isMatch { return true }
        }
        return false
    }

    private func places(of look: PatternLook) -> [Bool] {
        var run = Run(look.instructions)
        var holds = Array(repeating: false, count: scalars.count + 1)
        let places = look.isAhead ? Array((0...scalars.count).reversed()) : Array(0...scalars.count)
        for (count, place) in places.enumerated() {
            visit(0, at: place, &run)
            holds[place] = run.isMatch
            run.isMatch = false
            guard count < scalars.count else { break }
            step(over: scalars[look.isAhead ? place - 1 : place], to: places[count + 1], &run)
        }
        return holds
    }

    /// The ways through one list of instructions.
    private struct Run {
        let instructions: [PatternInstruction]
        /// The place of the text at which an instruction was last visited, so that none is visited twice there.
        var visited: [Int]
        var current: [Int] = []
        var isMatch = false

        init(_ instructions: [PatternInstruction]) {
            self.instructions = instructions
            visited = Array(repeating: -1, count: instructions.count)
        }
    }

    private func step(over scalar: UnicodeScalar, to place: Int, _ run: inout Run) {
        let waiting = run.current
        run.current = []
        for instruction in waiting {
            guard case .scalar(let set) = run.instructions[instruction], program.sets[set].contains(scalar) else {
                continue
            }
            visit(instruction + 1, at: place, &run)
        }
    }

    /// Follows what takes no character from there on.
    private func visit(_ start: Int, at place: Int, _ run: inout Run) {
        var waiting = [start]
        while let instruction = waiting.popLast() {
            guard run.visited[instruction] != place else { continue }
            run.visited[instruction] = place
            switch run.instructions[instruction] {
            case .match: run.isMatch = true
            case .scalar: run.current.append(instruction)
            case .jump(let target): waiting.append(target)
            case .split(let first, let second): waiting += [second, first]
            case .assertion(let assertion):
                if holds(assertion, at: place) { waiting.append(instruction + 1) }
            case .look(let look, let isNegated):
                if looks[look][place] != isNegated { waiting.append(instruction + 1) }
            }
        }
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
