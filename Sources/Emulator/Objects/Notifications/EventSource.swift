import Delivery
import FoundationEssentials
import GRDB

/// Turns what one request does into the notifications that the bucket's configuration asks for.
///
/// Source: Amazon S3 user guide, "Event message structure" and "Using EventBridge".
struct EventSource: Sendable {
    private let region: String
    private let accountID: String
    private let requestID: String
    private let hostID: String
    private let sourceIP = "127.0.0.1"

    init(_ call: ObjectCall, _ service: ObjectsService) {
        self.init(requestID: call.requestID, service)
    }

    init(requestID: String, _ service: ObjectsService) {
        region = service.region
        accountID = service.accountID
        self.requestID = requestID
        hostID = RequestIDs.hostID(of: requestID)
    }

    /// Writes the deliveries into the transaction that makes the event happen.
    func notify(
        _ event: ObjectEvent, nowMilliseconds now: Int64, _ db: Database, _ effects: inout ObjectsService.Effects
    ) throws {
        guard let data = try ObjectStore.setting("notification", of: event.bucket, db) else { return }
        let configuration = try JSONDecoder().decode(NotificationConfiguration.self, from: Data(data))
        let rules = configuration.rules.filter { $0.matches(event.name, key: event.key) }
        guard !rules.isEmpty || configuration.hasEventBridge else { return }
        let number = try ObjectStore.nextSequencer(nowMilliseconds: now, db)
        let digits = String(number, radix: 16, uppercase: true)
        let sequencer = String(repeating: "0", count: max(0, 18 - digits.count)) + digits
        var deliveries = try rules.map { rule in
            let message = EventMessage(
                event, rule: rule.id, region: region, timeMilliseconds: now, principal: principal, sourceIP: sourceIP,
                requestID: requestID, hostID: hostID, sequencer: sequencer)
            return Self.delivery(to: rule.target, try message.text)
        }
        if configuration.hasEventBridge, let bus = try busMessage(event, now, sequencer) { deliveries.append(bus) }
        effects.tickets += try DeliveryStore.insert(deliveries, acceptedMilliseconds: now, in: db)
    }

    /// Without retries beyond these S3 drops an event: it has no dead-letter queues.
    static func delivery(to target: String, _ body: String) -> Delivery {
        Delivery(
            lane: target, target: target, body: body,
            retry: RetryPolicy(
                phases: [.init(retries: 20, delaySecondsMin: 1, delaySecondsMax: 300, backoff: .exponential)],
                ageSecondsMax: 86_400),
            details: ["subject": "Amazon S3 Notification"])
    }

    /// Events that EventBridge does not know are left out.
    private func busMessage(_ event: ObjectEvent, _ now: Int64, _ sequencer: String) throws -> Delivery? {
        guard
            let detail = BusEvent.Detail(
                event, requester: accountID, requestID: requestID, sourceIP: sourceIP, sequencer: sequencer)
        else { return nil }
        let message = BusEvent(
            event, detail, account: accountID, region: region, timeMilliseconds: now,
            id: UUID().uuidString.lowercased())
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let body = String(decoding: try encoder.encode(message), as: UTF8.self)
        return Self.delivery(to: "arn:aws:events:\(region):\(accountID):event-bus/default", body)
    }

    private var principal: String { "AWS:\(accountID)" }
}
