import JSONCoding
import Wire

/// `PutEvents`: read by the fast coder, because this is what applications call.
struct PutEventsRequest: Decodable {
    var entries: [Entry]?

    enum CodingKeys: String, CodingKey {
        case entries = "Entries"
    }

    struct Entry: Decodable {
        /// Seconds since 1970.
        var time: Double?
        var source: String?
        var resources: [String]?
        var detailType: String?
        var detail: String?
        var eventBusName: String?
        var traceHeader: String?

        enum CodingKeys: String, CodingKey {
            case time = "Time"
            case source = "Source"
            case resources = "Resources"
            case detailType = "DetailType"
            case detail = "Detail"
            case eventBusName = "EventBusName"
            case traceHeader = "TraceHeader"
        }

        /// What AWS counts of an entry.
        var bytes: Int {
            (time == nil ? 0 : EventLimits.timeBytes) + (source?.utf8.count ?? 0) + (detailType?.utf8.count ?? 0)
                + (detail?.utf8.count ?? 0) + (resources ?? []).reduce(0) { $0 + $1.utf8.count }
        }

        /// Why this entry alone fails.
        var error: ServiceError? {
            for (name, value) in [("Source", source), ("DetailType", detailType), ("Detail", detail)]
            where value?.isEmpty ?? true {
                return ServiceError(
                    "InvalidArgument", "Parameter \(name) is not valid. Reason: \(name) is a required argument.")
            }
            if source?.hasPrefix("aws.") == true {
                return ServiceError("NotAuthorizedForSource", "Not authorized for the source.")
            }
            let document = try? JSONDocument(Array((detail ?? "").utf8))
            guard let document, document[JSONDocument.root].kind == .object else {
                return ServiceError("MalformedDetail", "Detail is malformed.")
            }
            return nil
        }

        /// As AWS's messages show an entry.
        fileprivate var shown: String {
            let resources = resources.map { "[\($0.joined(separator: ", "))]" } ?? "null"
            return "PutEventsRequestEntry(time=\(time.map { "\($0)" } ?? "null"), source=\(source ?? "null"), "
                + "resources=\(resources), detailType=\(detailType ?? "null"), detail=\(detail ?? "null"), "
                + "eventBusName=\(eventBusName ?? "null"), traceHeader=\(traceHeader ?? "null"), "
                + "kmsKeyIdentifier=null, internalMetadata=null)"
        }
    }

    /// Throws what fails the request as a whole.
    func check() throws {
        var constraints = Constraints()
        let shown = (entries ?? []).count > EventLimits.putEventsEntriesMax ? (entries ?? []).map(\.shown) : []
        constraints.count(
            entries?.count, "[\(shown.joined(separator: ", "))]", "entries", 1...EventLimits.putEventsEntriesMax)
        for (index, entry) in (entries ?? []).enumerated() {
            constraints.text(entry.eventBusName, "entries.\(index + 1).member.eventBusName", 1...1_600)
            constraints.text(entry.traceHeader, "entries.\(index + 1).member.traceHeader", 1...500)
        }
        try constraints.check()
        let bytes = (entries ?? []).reduce(0) { $0 + $1.bytes }
        guard bytes <= EventLimits.putEventsBytesMax else {
            throw ServiceError.invalid("Total size of the entries in the request is over the limit.")
        }
    }
}

/// The answer: one entry for each, in their order.
struct PutEventsResponse: Encodable {
    let failedEntryCount: Int
    let entries: [Entry]

    enum CodingKeys: String, CodingKey {
        case failedEntryCount = "FailedEntryCount"
        case entries = "Entries"
    }

    init(entries: [Entry]) {
        self.entries = entries
        failedEntryCount = entries.count { $0.errorCode != nil }
    }

    struct Entry: Encodable {
        var eventID: String?
        var errorCode: String?
        var errorMessage: String?

        enum CodingKeys: String, CodingKey {
            case eventID = "EventId"
            case errorCode = "ErrorCode"
            case errorMessage = "ErrorMessage"
        }

        init(eventID: String) {
            self.eventID = eventID
        }

        init(_ error: ServiceError) {
            errorCode = error.code
            errorMessage = error.message
        }
    }
}
