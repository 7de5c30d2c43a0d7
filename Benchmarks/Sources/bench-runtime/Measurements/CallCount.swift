import BenchReport

/// How often functions or system calls of some names were called.
struct CallCount {
    var calls: [String: Double] = [:]
    var instructions = 0.0

    var total: Double { calls.values.reduce(0, +) }

    /// The most frequent ones first; what comes up less than once in a hundred invocations is not one of theirs.
    var text: String {
        calls.filter { $0.value >= 0.01 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { name, count in "\(count.text(decimals: count == count.rounded() ? 0 : 2)) \(name)" }
            .joined(separator: ", ")
    }

    static func - (left: CallCount, right: CallCount) -> CallCount {
        CallCount(
            calls: left.calls.merging(right.calls.mapValues { -$0 }, uniquingKeysWith: +),
            instructions: left.instructions - right.instructions)
    }

    static func / (count: CallCount, divisor: Double) -> CallCount {
        CallCount(calls: count.calls.mapValues { $0 / divisor }, instructions: count.instructions / divisor)
    }
}
