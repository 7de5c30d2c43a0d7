package import Delivery
import FoundationEssentials
import JSONCoding
import VirtualTime

/// What deliveries to `events` reach: a bus, or an API destination.
package struct EventBusTarget: DeliveryTarget {
    private let service: EventBusService
    private let destinations: APIDestinationCaller

    package init(_ service: EventBusService) {
        self.service = service
        destinations = APIDestinationCaller(service: service)
    }

    /// To a bus, the body is an event; members that are missing are filled in. `detail-type` and `source` among the
    /// details make an event of a body that is only its detail.
    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        if let name = EventNames.name(of: "api-destination", in: delivery.target) {
            return try await destinations.call(name, delivery)
        }
        guard delivery.target.contains(":event-bus/") else {
            throw DeliveryFailure("INVALID_TARGET", "\(delivery.target) is no event bus.", isRetryable: false)
        }
        let bus = EventNames.bus(in: delivery.target)
        guard service.store.read({ $0.buses[bus] != nil }) else {
            throw DeliveryFailure("NO_RESOURCE", "Event bus \(bus) does not exist.", isRetryable: false)
        }
        let event = try event(of: delivery)
        do {
            try await service.publish([(event, bus)])
        } catch {
            throw DeliveryFailure("INTERNAL_ERROR", "\(error)", isRetryable: true)
        }
    }

    private struct Envelope: Decodable {
        var id: String?
        var detailType: String?
        var source: String?
        var account: String?
        var time: String?
        var region: String?
        var resources: [String]?

        enum CodingKeys: String, CodingKey {
            case id, source, account, time, region, resources
            case detailType = "detail-type"
        }
    }

    private func event(of delivery: Delivery) throws(DeliveryFailure) -> BusEvent {
        let body = Array(delivery.body.utf8)
        let details = delivery.details
        guard let document = try? JSONDocument(body), document[JSONDocument.root].kind == .object else {
            throw DeliveryFailure("MALFORMED_EVENT", "The event is no JSON object.", isRetryable: false)
        }
        let isDetail = details["detail-type"] != nil
        let envelope = isDetail ? nil : try? JSONCoder.decode(Envelope.self, from: body)
        let detail = isDetail ? body : JSONPath("$.detail")?.value(in: document)
        guard let detailType = details["detail-type"] ?? envelope?.detailType,
            let source = details["source"] ?? envelope?.source, let detail
        else {
            throw DeliveryFailure(
                "MALFORMED_EVENT", "The event has no source, detail-type or detail.", isRetryable: false)
        }
        let resources = details["resources"].flatMap { try? JSONCoder.decode([String].self, from: Array($0.utf8)) }
        return BusEvent(
            BusEvent.Members(
                id: envelope?.id ?? service.identifier(), detailType: detailType, source: source,
                account: envelope?.account ?? service.names.accountID,
                time: (details["time"] ?? envelope?.time).flatMap(EventTime.seconds) ?? service.now,
                region: envelope?.region ?? service.names.region,
                resources: resources ?? envelope?.resources ?? [], detail: detail),
            ingested: service.clock.now.milliseconds, traceHeader: delivery.traceHeader,
            hops: details[DeliveryDetail.hops].flatMap { Int($0) } ?? 0)
    }
}
