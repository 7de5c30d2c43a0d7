/// Compiles a pattern's tree into instructions (Thompson's construction).
struct PatternProgram {
    private var instructions: [PatternInstruction] = []

    /// Bounded repetitions are written out, so that a short pattern can grow.
    static let instructionsMax = 10_000

    static func compile(_ node: PatternNode) throws(PatternError) -> [PatternInstruction] {
        var program = PatternProgram()
        try program.emit(node)
        try program.append(.match)
        return program.instructions
    }

    private mutating func append(_ instruction: PatternInstruction) throws(PatternError) {
        guard instructions.count < Self.instructionsMax else {
            throw PatternError(.tooLarge, "the pattern needs more than \(Self.instructionsMax) steps")
        }
        instructions.append(instruction)
    }

    private mutating func emit(_ node: PatternNode) throws(PatternError) {
        switch node {
        case .empty: break
        case .scalar(let set): try append(.scalar(set))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .alternatives(let nodes): try emitAlternatives(nodes)
        case .repeated(let node, let min, let max): try emitRepeated(node, min, max)
        }
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
