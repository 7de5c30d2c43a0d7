import SharedLayer
import TestSupport

/// Random choices that are the same for the same seed, stream and place, whatever was drawn before.
///
/// So the first ten of a hundred records are the ten that are made when ten are asked for, and a dispute finds its charge
/// without a list of all charges.
package struct GenerationSource {
    private var generator: SeededGenerator

    /// - Parameter stream: what the choices are for: places of two streams have nothing in common.
    package init(seed: UInt64, stream: String, place: Int) {
        // FNV-1a, 64 bits: Swift's own hashes differ from one process to the next.
        let name = stream.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        // Mixed before they are joined: neighbouring seeds of this generator give one sequence, moved by one.
        generator = SeededGenerator(
            seed: Self.mixed(seed) ^ Self.mixed(name) &+ Self.mixed(Self.mixed(UInt64(bitPattern: Int64(place))) ^ name)
        )
    }

    /// 0 up to, not with, `bound`, which is positive.
    package mutating func number(below bound: Int) -> Int {
        Int(generator.next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Both bounds are among the numbers.
    package mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + number(below: range.count)
    }

    package mutating func happens(percent: Int) -> Bool { number(below: 100) < percent }

    /// One of `values`, which is not empty.
    package mutating func one<Value>(of values: [Value]) -> Value { values[number(below: values.count)] }

    /// One of `choices` as often as its weight says; the weights' sum is positive.
    package mutating func one<Value>(of choices: [(value: Value, weight: Int)]) -> Value {
        var place = number(below: choices.reduce(0) { $0 + $1.weight })
        for choice in choices {
            place -= choice.weight
            if place < 0 { return choice.value }
        }
        return choices[choices.count - 1].value
    }

    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(number(below: 256)) }
    }

    package mutating func uuid() -> String {
        let bytes = bytes(16)
        return IdentifierGenerator(randomBytes: { _ in bytes }).uuid()
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: number)
        return generator.next()
    }
}
