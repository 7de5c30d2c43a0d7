/// The progress of a settlement's processing, and the terms that were fixed when it was accepted.
///
/// Every step saves it under its version: an invocation that lost its turn to another cannot take another entry, and one
/// that was killed is continued by the next from here.
package struct SettlementRunModel: VersionedRecordModel {
    package let reference: SettlementReference
    /// Of a charge's amount, in hundredths of a per cent.
    package let feeBasisPoints: Int
    /// For each charge, besides.
    package let feeFixed: Money
    /// What settlements before this one carried forward: zero, or less when the partner owes.
    package let broughtForward: Money
    /// The least net that is paid out.
    package let minimumNet: Money
    package var phase: SettlementRunPhase
    package var entryCount: Int
    package var charges: Money
    package var refunds: Money
    package var fees: Money
    package var lineCount: Int
    /// The sort key of the last entry whose lines are written.
    package var postedThrough: String?
    /// When the lines were posted: the same for each of them, however often they are written.
    package var postedAt: Timestamp?
    /// What the lines that were read again add up to.
    package var seal: LedgerSeal
    package var version: Int

    package init(
        reference: SettlementReference, feeBasisPoints: Int, feeFixed: Money, broughtForward: Money, minimumNet: Money
    ) {
        self.reference = reference
        self.feeBasisPoints = feeBasisPoints
        self.feeFixed = feeFixed
        self.broughtForward = broughtForward
        self.minimumNet = minimumNet
        phase = .taking
        entryCount = 0
        charges = .zero(broughtForward.currency)
        refunds = .zero(broughtForward.currency)
        fees = .zero(broughtForward.currency)
        lineCount = 0
        seal = LedgerSeal()
        version = 0
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: SettlementReference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "RUN")
    }

    package static let basisPointsMax = 10_000

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(feeBasisPoints, "feeBasisPoints", in: 0...Self.basisPointsMax)
        for (sum, field) in [
            (feeFixed, "feeFixed"), (minimumNet, "minimumNet"), (charges, "charges"), (refunds, "refunds"),
            (fees, "fees"),
        ] {
            try FieldShape.notNegative(sum, field)
            try FieldShape.currency(sum, field, is: broughtForward.currency)
        }
        guard broughtForward.minorUnits <= 0 else {
            throw ShapeError(.outOfRange, field: "broughtForward", "must not be more than zero")
        }
        try FieldShape.number(entryCount, "entryCount", in: 0...NumberedKey.numberMax)
        try FieldShape.number(lineCount, "lineCount", in: 0...NumberedKey.numberMax)
        if let postedThrough { try FieldShape.name(postedThrough, "postedThrough") }
        try seal.validateShape()
        try validateVersion()
    }
}
