import EventPatterns
import FoundationEssentials
import JSONCoding
import VirtualTime
import Wire

/// PutEvents and TestEventPattern.
extension EventBusService {
    func putEvents(_ call: JSONCall) async throws -> [UInt8] {
        let request: PutEventsRequest
        do {
            request = try JSONCoder.decode(PutEventsRequest.self, from: call.body)
        } catch {
            throw ServiceError("SerializationException", "The request body is not valid JSON of PutEvents.")
        }
        try request.check()
        var results: [PutEventsResponse.Entry] = []
        var accepted: [(event: BusEvent, bus: String)] = []
        for entry in request.entries ?? [] {
            if let error = entry.error {
                results.append(PutEventsResponse.Entry(error))
                continue
            }
            let event = event(of: entry)
            accepted.append((event, EventNames.bus(in: entry.eventBusName)))
            results.append(PutEventsResponse.Entry(eventID: event.id))
        }
        try await publish(accepted)
        return try JSONCoder.encode(PutEventsResponse(entries: results))
    }

    private func event(of entry: PutEventsRequest.Entry) -> BusEvent {
        BusEvent(
            BusEvent.Members(
                id: identifier(), detailType: entry.detailType ?? "", source: entry.source ?? "",
                account: names.accountID, time: entry.time ?? now, region: names.region,
                resources: entry.resources ?? [], detail: Array((entry.detail ?? "{}").utf8)),
            ingested: clock.now.milliseconds, traceHeader: entry.traceHeader)
    }

    func testEventPattern(_ call: JSONCall) throws -> [UInt8] {
        struct Input: Decodable {
            var eventPattern: String?
            var event: String?
        }
        struct Output: Encodable {
            let result: Bool
        }
        let input = try APICoding.decode(call, as: Input.self)
        var constraints = Constraints()
        constraints.text(input.eventPattern, "eventPattern", 0...EventPattern.charactersMax, required: true)
        if input.event == nil { constraints.missing("event") }
        try constraints.check()
        let pattern = try Self.pattern(input.eventPattern ?? "")
        let event = Array((input.event ?? "").utf8)
        guard let document = try? JSONDocument(event), document[JSONDocument.root].kind == .object else {
            throw ServiceError.invalid("Parameter Event is not valid.")
        }
        return try APICoding.encode(Output(result: pattern.matches(event: event)))
    }

    /// Throws `InvalidEventPatternException`.
    static func pattern(_ text: String) throws(ServiceError) -> EventPattern {
        do throws(EventPatternError) {
            return try EventPattern(json: text.utf8)
        } catch {
            throw ServiceError("InvalidEventPatternException", error.message)
        }
    }
}

extension EventPattern {
    /// Of EventBridge's API: 4,096 characters.
    static let charactersMax = 4_096
}
