package import SharedLayer

/// The document that we sign and deliver to the partner: canonical JSON (RFC 8785), amounts as strings.
package struct ReconciliationReport: Sendable {
    /// Of the document's form; a partner that knows a form can go on reading it.
    package static let version = "1"

    package let reconciliation: ReconciliationModel
    package let policy: MatchingPolicy
    package let proof: ReconciliationProof
    package let files: [ResultFile]
    package let generatedAt: Timestamp

    package init(
        reconciliation: ReconciliationModel, policy: MatchingPolicy, proof: ReconciliationProof, files: [ResultFile],
        generatedAt: Timestamp
    ) {
        self.reconciliation = reconciliation
        self.policy = policy
        self.proof = proof
        self.files = files
        self.generatedAt = generatedAt
    }

    /// Throws a `JSONError`.
    package func canonicalBytes() throws(JSONError) -> [UInt8] { try CanonicalJSON.bytes(of: json) }

    package var json: JSONValue {
        var document = ReconciliationView(reconciliation).json.object ?? JSONObject()
        for member in ["status", "status_reached_at", "partner_confirmation", "failure_reason"] {
            document[member] = nil
        }
        document["document_type"] = "reconciliation_report"
        document["document_version"] = .string(Self.version)
        document["generated_at"] = .string(generatedAt.text)
        document["request_sha256"] = .string(reconciliation.requestHash)
        document["rules"] = rules
        document["proof"] = ["holds": .bool(proof.holds), "lines": .array(proof.lines.map(Self.json))]
        document["results"] = [
            "path": .string("/api/v1/events/reconciliations/\(reconciliation.reference.reconciliationID)/results"),
            "files": .array(files.map(Self.json)),
        ]
        return .object(document)
    }

    private var rules: JSONValue {
        let tolerances = policy.amountTolerances.compactMap { code, minorUnits -> (String, JSONValue)? in
            guard let currency = Currency(code), let money = try? Money(minorUnits: minorUnits, currency: currency)
            else { return nil }
            return (code, .string(money.decimalText))
        }
        return [
            "group_by": .string(policy.groupBy.rawValue),
            "date_tolerance_days": .number(JSONNumber(policy.dateToleranceDays)),
            "amount_tolerances": .object(JSONObject(tolerances)),
        ]
    }

    private static func json(_ line: ReconciliationProof.Line) -> JSONValue {
        [
            "side": .string(line.side.rawValue), "kind": .string(line.kind.rawValue),
            "currency": .string(line.currency.code), "read": json(line.read),
            "ends": .object(JSONObject(line.ends.map { ($0.end.rawValue, json($0)) })), "holds": .bool(line.holds),
        ]
    }

    /// Sums are kept within what `Money` holds.
    private static func json(_ tally: RecordTally) -> JSONValue {
        let amount = (try? Money(minorUnits: tally.minorUnits, currency: tally.currency))?.decimalText
        return [
            "count": .number(JSONNumber(tally.count)),
            "amount": .string(amount ?? ""),
        ]
    }

    private static func json(_ file: ResultFile) -> JSONValue {
        [
            "name": .string(file.name.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? "" } ?? ""),
            "lines": .number(JSONNumber(file.lineCount)), "bytes": .number(JSONNumber(file.sizeBytes)),
            "sha256": .string(file.sha256),
        ]
    }
}
