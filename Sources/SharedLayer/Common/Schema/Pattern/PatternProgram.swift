/// A pattern's tree as instructions (Thompson's construction).
struct PatternProgram: Sendable {
    private(set) var instructions: [PatternInstruction] = []
    /// Those that stand inside others come before them.
    private(set) var looks: [PatternLook] = []
    private(set) var sets: [PatternSet] = []
    private var isReversed = false
    private var total = 0

    /// Bounded repetitions are written out, so that a short pattern can grow.
    static let instructionsMax = 10_000

    init(_ node: PatternNode) throws(PatternError) {
        try emit(node)
        try append(.match)
    }

    private mutating func append(_ instruction: PatternInstruction) throws(PatternError) {
        total += 1
        guard total <= Self.instructionsMax else {
            throw PatternError(.tooLarge, "the pattern needs more than \(Self.instructionsMax) steps")
        }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: PatternNode) throws(PatternError) {
        switch node {
        case .empty: break
        case .scalar(let set): try append(.scalar(place(of: set)))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .look(let node, let isAhead, let isNegated): try emitLook(node, isAhead, isNegated)
        case .sequence(let nodes): for node in isReversed ? nodes.reversed() : nodes { try emit(node) }
        case .alternatives(let nodes): try emitAlternatives(nodes)
        case .repeated(let node, let min, let max): try emitRepeated(node, min, max)
        case .refused(let message): throw PatternError(.unsupported, message)
        }
    }

    private mutating func place(of set: PatternSet) -> Int {
        if let place = sets.firstIndex(of: set) { return place }
        sets.append(set)
        return sets.count - 1
    }

    private mutating func emitLook(_ node: PatternNode, _ isAhead: Bool, _ isNegated: Bool) throws(PatternError) {
        let outer = (instructions, isReversed)
        (instructions, isReversed) = ([], isAhead)
        try emit(node)
        try append(.match)
        looks.append(PatternLook(instructions: instructions, isAhead: isAhead))
        (instructions, isReversed) = outer
        try append(.look(looks.count - 1, isNegated: isNegated))
    }

    private mutating func emitAlternatives(_ nodes: [PatternNode]) throws(PatternError) {
        var ends: [Int] = []
        for (place, node) in nodes.enumerated() {
            guard place < nodes.count - 1 else {
                try emit(node)
                continue
            }
            let split = instructions.count
            try append(.split(0, 0))
            try emit(node)
            ends.append(instructions.count)
            try append(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for end in ends { instructions[end] = .jump(instructions.count) }
    }

    private mutating func emitRepeated(_ node: PatternNode, _ min: Int, _ max: Int?) throws(PatternError) {
        for _ in 0..<min {
            let before = instructions.count
            try emit(node)
            // What takes no instruction takes none the next time either.
            if instructions.count == before { break }
        }
        guard let max else {
            let split = instructions.count
            try append(.split(0, 0))
            try emit(node)
            try append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in min..<max {
            splits.append(instructions.count)
            try append(.split(0, 0))
            try emit(node)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
