package import SharedLayer

extension DataGenerator {
    /// In what the partner's file differs from the charge with that number, and which of its records do; nil where it agrees.
    package func plantedDifference(number: Int) throws -> JSONValue? {
        let made = try reconciliation(number)
        guard let planted = made.planted else { return nil }
        return [
            "difference": .string(planted.rawValue), "transaction_id": .string(try charge(number).transactionID),
            "record_ids": .array(made.records.compactMap { $0["record_id"] }),
        ]
    }

    /// What the partner's file has of the charge with that number: one in ten differs, in one of the ways of `PlantedDifference`.
    func reconciliation(_ number: Int) throws -> (records: [JSONValue], planted: PlantedDifference?) {
        var source = source("reconciliation", number)
        let charge = try charge(number)
        let day = Int(charge.chargedAt.secondsSince1970 / 86_400)
        let same = record(of: charge, charge.amount, day: day)
        guard source.happens(percent: Self.plantedPercent) else { return ([same], nil) }
        let planted = source.one(of: PlantedDifference.allCases)
        switch planted {
        case .amount:
            let more = try Money(
                minorUnits: Int64(source.number(in: 100...900)), currency: charge.amount.currency)
            return ([record(of: charge, try charge.amount.adding(more), day: day)], planted)
        case .date: return ([record(of: charge, charge.amount, day: day + 1)], planted)
        case .duplicate: return ([same, record(of: charge, charge.amount, day: day, part: "-copy")], planted)
        case .missingThere: return ([], planted)
        case .missingHere:
            let stranger = try GeneratedCharge(seed: ~seed, number: number, asOf: asOf)
            return ([same, record(of: stranger, stranger.amount, day: day, part: "-unknown")], planted)
        case .split:
            let half = try Money(minorUnits: charge.amount.minorUnits / 2, currency: charge.amount.currency)
            let rest = try charge.amount.adding(half.negated)
            return (
                [
                    record(of: charge, half, day: day, part: "-1"), record(of: charge, rest, day: day, part: "-2"),
                ], planted
            )
        }
    }

    /// - Parameter part: what tells records of one charge apart.
    private func record(of charge: GeneratedCharge, _ amount: Money, day: Int, part: String = "") -> JSONValue {
        [
            "record_id": .string("\(identifier("record", charge.number))\(part)"), "kind": "CHARGE",
            "transaction_id": .string(charge.transactionID), "contract_id": .string(charge.contractID),
            "amount": .string(amount.decimalText), "currency": .string(amount.currency.code),
            "date": .string(CivilDate(daysSince1970: day).text),
        ]
    }

    private static let plantedPercent = 10
}
