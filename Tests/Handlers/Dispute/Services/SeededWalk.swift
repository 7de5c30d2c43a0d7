import Dispute
import TestSupport

/// Chooses inputs at random, from a seed.
struct SeededWalk {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func input(of inputs: [DisputeStateMachine.Input]) -> DisputeStateMachine.Input {
        inputs[Int.random(in: inputs.indices, using: &generator)]
    }
}
