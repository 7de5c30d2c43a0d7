package import SharedLayer

extension MatchedGroup {
    /// A line of a result file.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("outcome", .string(outcome.rawValue))]
        if let rule { members.append(("rule", .string(rule.rawValue))) }
        members.append(("ours", .array(ours.map { Self.json($0, idName: "our_record_id") })))
        members.append(("theirs", .array(theirs.map { Self.json($0, idName: "record_id") })))
        if !differences.isEmpty {
            members.append(
                (
                    "differences",
                    .array(
                        differences.map {
                            ["field": .string($0.field), "ours": .string($0.ours), "theirs": .string($0.theirs)]
                        })
                ))
        }
        return .object(JSONObject(members))
    }

    private static func json(_ record: ReconcilableRecord, idName: String) -> JSONValue {
        .object(
            JSONObject([
                (idName, .string(record.id)), ("kind", .string(record.kind.rawValue)),
                ("amount", .string(record.amount.decimalText)), ("currency", .string(record.amount.currency.code)),
                ("date", .string(record.date)),
            ]))
    }
}
