/// Makes an automaton of a pattern's program: each state stands for the instructions that the program can be at.
struct PatternAutomatonBuilder {
    private let program: PatternProgram
    private let alphabet: PatternAlphabet
    private var states: [State] = []
    private var places: [State: Int] = [:]
    private var transitions: [UInt16] = []
    private var work = 0
    /// The number of the closure in which an instruction was last visited, so that none is visited twice.
    private var visited: [Int]
    private var closuresCount = 0

    private static let statesMax = 512
    /// Instructions that are visited altogether: some milliseconds.
    private static let workMax = 100_000

    private struct State: Hashable {
        /// The instructions that wait for a character.
        var waiting: [Int] = []
        var isMatch = false
        var isMatchAtEnd = false
    }

    /// Nil when the pattern needs more than an automaton can say, or too large a one.
    static func build(_ program: PatternProgram) -> PatternAutomaton? {
        let isPlain = program.instructions.allSatisfy { instruction in
            switch instruction {
            case .look, .assertion(.wordBoundary), .assertion(.noWordBoundary): false
            default: true
            }
        }
        guard isPlain, let alphabet = PatternAlphabet(program.sets) else { return nil }
        var builder = PatternAutomatonBuilder(program: program, alphabet: alphabet)
        return builder.build()
    }

    private init(program: PatternProgram, alphabet: PatternAlphabet) {
        self.program = program
        self.alphabet = alphabet
        visited = Array(repeating: 0, count: program.instructions.count)
    }

    private mutating func build() -> PatternAutomaton? {
        // The first two are those that the automaton need not go on from.
        for state in [State(), State(isMatch: true)] { _ = place(of: state) }
        guard let start = place(of: closure([0], isStart: true)) else { return nil }
        var next = 0
        while next < states.count {
            for kind in 0..<alphabet.classesCount {
                guard let target = place(of: successor(of: states[next], kind)), work <= Self.workMax else {
                    return nil
                }
                transitions.append(UInt16(target * alphabet.classesCount))
            }
            next += 1
        }
        return PatternAutomaton(
            transitions: transitions, alphabet: alphabet, start: start * alphabet.classesCount,
            ends: states.map { $0.isMatch || $0.isMatchAtEnd })
    }

    private mutating func place(of state: State) -> Int? {
        // Once matched, it does not matter where the program is.
        let state = state.isMatch ? State(isMatch: true) : state
        if let place = places[state] { return place }
        guard states.count < Self.statesMax, states.count * alphabet.classesCount < Int(UInt16.max) else { return nil }
        places[state] = states.count
        states.append(state)
        return states.count - 1
    }

    private mutating func successor(of state: State, _ kind: Int) -> State {
        if state.isMatch { return state }
        let sets = alphabet.members[kind]
        var seeds: [Int] = []
        for instruction in state.waiting {
            guard case .scalar(let set) = program.instructions[instruction] else { continue }
            if sets & (1 << UInt64(set)) != 0 { seeds.append(instruction + 1) }
        }
        // A match may begin at any place.
        seeds.append(0)
        work += state.waiting.count
        return closure(seeds, isStart: false)
    }

    /// Where the program can be without another character.
    private mutating func closure(_ seeds: [Int], isStart: Bool) -> State {
        var state = State()
        closuresCount += 1
        var atEnd: [Int] = []
        visit(seeds, isStart: isStart) { instruction, program in
            switch program.instructions[instruction] {
            case .match: state.isMatch = true
            case .scalar: state.waiting.append(instruction)
            case .assertion(.end): atEnd.append(instruction + 1)
            default: break
            }
        }
        // What follows `$` counts only when the text ends here.
        while !atEnd.isEmpty {
            let seeds = atEnd
            atEnd = []
            visit(seeds, isStart: isStart) { instruction, program in
                switch program.instructions[instruction] {
                case .match: state.isMatchAtEnd = true
                case .assertion(.end): atEnd.append(instruction + 1)
                default: break
                }
            }
        }
        state.waiting.sort()
        return state
    }

    private mutating func visit(_ seeds: [Int], isStart: Bool, _ take: (Int, PatternProgram) -> Void) {
        var waiting = seeds
        while let instruction = waiting.popLast() {
            guard visited[instruction] != closuresCount else { continue }
            visited[instruction] = closuresCount
            work += 1
            switch program.instructions[instruction] {
            case .jump(let target): waiting.append(target)
            case .split(let first, let second): waiting += [second, first]
            case .assertion(.start): if isStart { waiting.append(instruction + 1) }
            default: take(instruction, program)
            }
        }
    }
}
