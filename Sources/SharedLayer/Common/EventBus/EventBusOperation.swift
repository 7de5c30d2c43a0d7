/// The input and output of EventBridge's PutEvents.
enum EventBusOperation {
    struct Put: Encodable {
        let entries: [Entry]

        enum CodingKeys: String, CodingKey {
            case entries = "Entries"
        }
    }

    struct Entry: Encodable {
        let bus: String
        let source: String
        let detailType: String
        let detail: String
        let resources: [String]?
        /// Whole seconds since 1970.
        let time: Int64?
        let traceHeader: String?

        init(_ event: BusEvent, bus: String) {
            self.bus = bus
            source = event.source
            detailType = event.detailType
            detail = event.detail
            resources = event.resources.isEmpty ? nil : event.resources
            time = event.time?.secondsSince1970
            traceHeader = event.traceHeader
        }

        enum CodingKeys: String, CodingKey {
            case bus = "EventBusName"
            case source = "Source"
            case detailType = "DetailType"
            case detail = "Detail"
            case resources = "Resources"
            case time = "Time"
            case traceHeader = "TraceHeader"
        }
    }

    /// One result for each entry, in their order.
    struct Answer: Decodable {
        let entries: [Result]

        enum CodingKeys: String, CodingKey {
            case entries = "Entries"
        }
    }

    struct Result: Decodable {
        let id: String?
        let errorCode: String?
        let errorMessage: String?

        enum CodingKeys: String, CodingKey {
            case id = "EventId"
            case errorCode = "ErrorCode"
            case errorMessage = "ErrorMessage"
        }
    }
}
