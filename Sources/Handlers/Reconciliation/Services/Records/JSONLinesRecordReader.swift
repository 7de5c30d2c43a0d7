package import SharedLayer

/// Reads a line of JSON Lines: one object with the fields of a record.
package struct JSONLinesRecordReader: Sendable {
    private let parser = JSONParser()

    package init() {}

    /// Throws a `RecordFault`, whatever the bytes are.
    package func record(_ line: [UInt8]) throws(RecordFault) -> ReconcilableRecord {
        let document: JSONValue
        do {
            document = try parser.parse(line)
        } catch {
            throw RecordFault(.malformed, "is no acceptable JSON: \(error)")
        }
        return try record(document)
    }

    /// Throws a `RecordFault`.
    package func record(_ document: JSONValue) throws(RecordFault) -> ReconcilableRecord {
        guard let object = document.object else { throw RecordFault(.malformed, "must be a JSON object") }
        var fields = RecordFields()
        for member in object.members {
            guard RecordFields.names.contains(member.name) else {
                throw RecordFault(.fieldUnknown, field: "\(member.name.prefix(64))", "is no field of a record")
            }
            // A number keeps its digits; whether it may be one, the field says.
            if let number = member.value.number, member.name == "amount" {
                fields[member.name] = number.text
            } else if let text = member.value.string {
                fields[member.name] = text
            } else if !member.value.isNull {
                throw RecordFault(.fieldMalformed, field: member.name, "must be text")
            }
        }
        return try fields.record()
    }
}
