package import SharedLayer

extension ReconciliationRequest {
    /// Reads a body's document. Throws `malformedRequest` with every issue of its shape, or the first record that cannot be.
    package init(document: JSONValue, schema: InputValidator) throws(ReconciliationError) {
        let issues = schema.validate(document)
        guard issues.isEmpty else {
            throw ReconciliationError(
                .malformedRequest, "The body does not match the schema of a reconciliation.", issues: issues)
        }
        func text(_ name: String) throws(ReconciliationError) -> String {
            guard let text = document[name]?.string else { throw Self.issue("/\(name)", "must be text") }
            return text
        }
        self.init(
            reference: ReconciliationReference(
                organizationID: try text("organization_id"), reconciliationID: try text("reconciliation_id")),
            publisherID: try text("publisher_id"), days: try Self.days(document["period"]),
            source: try Self.source(document))
    }

    private static func days(_ period: JSONValue?) throws(ReconciliationError) -> ClosedRange<Int> {
        func day(_ name: String) throws(ReconciliationError) -> Int {
            guard let date = period?[name]?.string.flatMap({ CivilDate($0) }), date.year >= yearMin else {
                throw issue("/period/\(name)", "must be a day that exists, from \(yearMin) on")
            }
            return date.daysSince1970
        }
        let (start, end) = (try day("start"), try day("end"))
        guard start <= end else { throw issue("/period/end", "must not be before the start") }
        return start...end
    }

    /// Before any partner's first record.
    private static let yearMin = 2_000

    private static func source(_ document: JSONValue) throws(ReconciliationError) -> Source {
        if let file = document["file"] {
            guard let key = file["key"]?.string, let sha256 = file["sha256"]?.string,
                let format = file["format"]?.string.flatMap(RecordFileFormat.init(rawValue:))
            else { throw issue("/file", "must name a file") }
            return .file(FileReference(key: key, sha256: sha256, format: format))
        }
        return .inline(try records(document))
    }

    /// The inline records of a body that was accepted before too. Throws `malformedRequest`.
    package static func records(_ document: JSONValue) throws(ReconciliationError) -> [ReconcilableRecord] {
        let reader = JSONLinesRecordReader()
        var records: [ReconcilableRecord] = []
        for (place, value) in (document["records"]?.array ?? []).enumerated() {
            do {
                records.append(try reader.record(value))
            } catch {
                throw issue("/records/\(place)" + (error.field.map { "/\($0)" } ?? ""), error.message)
            }
        }
        return records
    }

    private static func issue(_ pointer: String, _ message: String) -> ReconciliationError {
        ReconciliationError(
            .malformedRequest, "The body does not describe a reconciliation that can be made.",
            issues: [ValidationIssue(instancePath: pointer, message: message)])
    }
}
