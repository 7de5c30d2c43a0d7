import SharedLayer

@testable import Reconciliation

/// Random records, few enough different ones that every rule has its turn. SplitMix64: the same records for the same seed.
struct RecordGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    mutating func policy() -> MatchingPolicy {
        MatchingPolicy(
            groupBy: MatchingKey.allCases.randomElement(using: &self) ?? .contract,
            dateToleranceDays: Int.random(in: 0...2, using: &self),
            amountTolerances: Bool.random(using: &self) ? [:] : ["USD": Int64.random(in: 0...3, using: &self)])
    }

    mutating func ours(_ count: Int) throws -> [ReconcilableRecord] {
        try (0..<count).map { number in
            try record(
                "ours-\(number)", transaction: "t-\(number / 2)", contract: "c-\(number / 3)", period: period(),
                mPass: mPass(),
                isInPeriod: Int.random(in: 0..<5, using: &self) > 0)
        }
    }

    mutating func theirs(_ count: Int) throws -> [ReconcilableRecord] {
        try (0..<count).map { _ in
            let number = Int.random(in: 0..<max(1, count), using: &self)
            return try record(
                "theirs-\(Int.random(in: 0..<(count * 3), using: &self))", transaction: maybe("t-\(number / 2)"),
                contract: maybe("c-\(number / 3)"), period: period(), mPass: maybe(mPass()), isInPeriod: true)
        }
    }

    private mutating func period() -> String? { ["2026-10", "2026-11", nil].randomElement(using: &self) ?? nil }

    private mutating func mPass() -> String { "m-\(Int.random(in: 0...1, using: &self))" }

    private mutating func maybe(_ text: String) -> String? {
        Int.random(in: 0..<4, using: &self) == 0 ? nil : text
    }

    private mutating func record(
        _ id: String, transaction: String?, contract: String?, period: String?, mPass: String?,
        isInPeriod: Bool
    ) throws -> ReconcilableRecord {
        let code = Int.random(in: 0..<8, using: &self) == 0 ? "JPY" : "USD"
        guard let currency = Currency(code) else { throw ReconciliationError(.malformedFile, code) }
        return ReconcilableRecord(
            id: id, kind: Int.random(in: 0..<6, using: &self) == 0 ? .refund : .charge,
            amount: try Money(
                minorUnits: [3, 5, 6, 8, 10].randomElement(using: &self) ?? 5, currency: currency),
            daysSince1970: 20_000 + Int.random(in: 0...2, using: &self), transactionID: transaction,
            contractID: contract, period: period, mPassID: mPass, isInPeriod: isInPeriod)
    }
}
