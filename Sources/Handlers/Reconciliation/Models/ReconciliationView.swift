package import SharedLayer

/// What a caller sees of a reconciliation.
package struct ReconciliationView: Sendable {
    private let reconciliation: ReconciliationModel

    package init(_ reconciliation: ReconciliationModel) {
        self.reconciliation = reconciliation
    }

    package var json: JSONValue {
        let counts = reconciliation.counts
        var members: [(String, JSONValue)] = [
            ("reconciliation_id", .string(reconciliation.reference.reconciliationID)),
            ("organization_id", .string(reconciliation.reference.organizationID)),
            ("partner_id", .string(reconciliation.partnerID)),
            ("status", .string(reconciliation.status.rawValue)),
            ("status_reached_at", .string(reconciliation.statusReachedAt.text)),
            ("received_at", .string(reconciliation.createdAt.text)),
            (
                "period",
                [
                    "start": .string(Self.day(reconciliation.periodStart)),
                    "end": .string(Self.day(reconciliation.periodEnd.adding(milliseconds: -1))),
                ]
            ),
            ("record_count", .number(JSONNumber(reconciliation.recordCount))),
            (
                "counts",
                [
                    "matched": .number(JSONNumber(counts.matched)),
                    "mismatched": .number(JSONNumber(counts.mismatched)),
                    "missing_here": .number(JSONNumber(counts.missingHere)),
                    "missing_there": .number(JSONNumber(counts.missingThere)),
                    "duplicates": .number(JSONNumber(counts.duplicates)),
                ]
            ),
            (
                "totals",
                .array(
                    reconciliation.totals.map {
                        [
                            "currency": .string($0.currency.code), "ours": .string($0.ours.decimalText),
                            "theirs": .string($0.theirs.decimalText),
                        ]
                    })
            ),
        ]
        if let text = reconciliation.partnerConfirmation { members.append(("partner_confirmation", .string(text))) }
        if let reason = reconciliation.failureReason { members.append(("failure_reason", .string(reason))) }
        return .object(JSONObject(members))
    }

    private static func day(_ moment: Timestamp) -> String {
        CivilDate(daysSince1970: LedgerRecordModel.daysSince1970(moment)).text
    }
}
