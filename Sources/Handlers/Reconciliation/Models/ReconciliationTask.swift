package import SharedLayer

/// What the queues of the map carry: which reconciliation, and which slice or part of it; none means that it is to be planned.
package struct ReconciliationTask: Sendable, Equatable {
    package let reference: ReconciliationReference
    package let work: Work?

    package enum Work: Sendable, Equatable {
        case slice(Int)
        case part(Int)
    }

    package init(_ reference: ReconciliationReference, _ work: Work? = nil) {
        self.reference = reference
        self.work = work
    }

    /// Throws `malformedMessage`.
    package init(body: String) throws(ReconciliationError) {
        guard let document = try? JSONParser().parse(Array(body.utf8)),
            let organizationID = document["organization_id"]?.string,
            let reconciliationID = document["reconciliation_id"]?.string
        else { throw ReconciliationError(.malformedMessage, "The message names no reconciliation.") }
        reference = ReconciliationReference(organizationID: organizationID, reconciliationID: reconciliationID)
        switch (document["slice"], document["part"]) {
        case (nil, nil): work = nil
        case (let slice?, nil): work = .slice(try Self.number(slice))
        case (nil, let part?): work = .part(try Self.number(part))
        default: throw ReconciliationError(.malformedMessage, "The message names a slice and a part.")
        }
    }

    private static func number(_ value: JSONValue) throws(ReconciliationError) -> Int {
        guard let number = value.number?.int, number > 0 else {
            throw ReconciliationError(.malformedMessage, "The message counts its slice or part from no number.")
        }
        return number
    }

    package var body: String {
        var members: [(String, JSONValue)] = [
            ("organization_id", .string(reference.organizationID)),
            ("reconciliation_id", .string(reference.reconciliationID)),
        ]
        switch work {
        case .slice(let number): members.append(("slice", .number(JSONNumber(number))))
        case .part(let number): members.append(("part", .number(JSONNumber(number))))
        case nil: break
        }
        return JSONValue.object(JSONObject(members)).description
    }
}
