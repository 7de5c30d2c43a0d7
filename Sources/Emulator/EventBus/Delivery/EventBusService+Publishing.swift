import Delivery
import FoundationEssentials
import GRDB
import JSONCoding
import Storage
import VirtualTime

/// Giving events to the rules that match.
extension EventBusService {
    /// Puts events on their buses; returns once their deliveries, and their places in archives, are on disk.
    ///
    /// A bus that is not there takes nothing, and nobody is told: so does AWS.
    func publish(_ events: [(event: BusEvent, bus: String)]) async throws {
        var messages: [Delivery] = []
        var archived: [(archive: String, event: BusEvent)] = []
        for (event, bus) in events {
            let (rules, archives) = store.read { $0.listeners(to: event, bus: bus) }
            for rule in rules { messages += deliveries(of: event, by: rule) }
            for archive in archives { archived.append((archive, event)) }
        }
        try await commit(messages, archived)
    }

    private func commit(_ messages: [Delivery], _ archived: [(archive: String, event: BusEvent)]) async throws {
        guard !messages.isEmpty || !archived.isEmpty else { return }
        let now = clock.now.milliseconds
        let tickets = try await store.commits.write { [messages, archived] db in
            for (archive, event) in archived {
                try db.cachedStatement(
                    sql: "INSERT INTO archivedEvents (archive, seconds, content) VALUES (?, ?, ?)"
                ).execute(arguments: [archive, event.time, Data(event.json)])
            }
            return try DeliveryStore.insert(messages, acceptedMilliseconds: now, in: db)
        }
        deliveries.admit(tickets)
    }

    /// One for each of the rule's targets.
    func deliveries(of event: BusEvent, by rule: RuleRecord) -> [Delivery] {
        let arn = names.rule(rule.name, bus: rule.bus)
        let input = TargetInput(event: event, ruleARN: arn, ruleName: rule.name)
        return rule.targets.compactMap { target in
            let isBus = target.arn.contains(":events:") && target.arn.contains(":event-bus/")
            // AWS lets an event through one more bus only: rings of rules end there.
            if isBus, event.hops >= EventLimits.busHopsMax { return nil }
            let body = isBus ? String(decoding: event.json, as: UTF8.self) : input.text(for: target)
            var details = [DeliveryDetail.rule: arn, DeliveryDetail.targetID: target.id]
            if isBus { details[DeliveryDetail.hops] = String(event.hops + 1) }
            if target.deadLetterConfig?.arn != nil, !body.utf8.elementsEqual(event.json) {
                details[DeliveryDetail.event] = String(decoding: event.json, as: UTF8.self)
            }
            if let parameters = target.httpParameters {
                details[DeliveryDetail.http] = Self.resolved(parameters, input)
            }
            return Delivery(
                lane: "\(arn)/\(target.id)", target: target.arn, body: body, retry: RetryPolicy(target.retryPolicy),
                messageGroupID: target.sqsParameters?.messageGroupId, traceHeader: event.traceHeader,
                deadLetterQueueARN: target.deadLetterConfig?.arn, details: details)
        }
    }

    /// Parameters that are paths into the event become the values there.
    private static func resolved(_ parameters: RuleTarget.HTTPParameters, _ input: TargetInput) -> String? {
        func value(_ text: String) -> String { text.hasPrefix("$.") ? input.plainText(at: text) ?? "" : text }
        let resolved = RuleTarget.HTTPParameters(
            pathParameterValues: parameters.pathParameterValues?.map(value),
            headerParameters: parameters.headerParameters?.mapValues(value),
            queryStringParameters: parameters.queryStringParameters?.mapValues(value))
        return (try? JSONCoder.encode(resolved)).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// What deliveries of this service have in their details.
enum DeliveryDetail {
    static let rule = "rule"
    static let targetID = "target-id"
    static let hops = "hops"
    /// The event itself, where the target gets something else.
    static let event = "event"
    static let http = "http"
}

extension RetryPolicy {
    /// Source: Amazon EventBridge user guide, "How EventBridge retries delivering events": exponential, 24 hours and 185
    /// attempts unless the target says otherwise.
    init(_ retries: RuleTarget.Retries?) {
        let count = retries?.maximumRetryAttempts ?? EventLimits.retryAttemptsDefault
        self.init(
            phases: [Phase(retries: count, delaySecondsMin: 1, delaySecondsMax: 600, backoff: .exponential)],
            ageSecondsMax: retries?.maximumEventAgeInSeconds ?? EventLimits.eventAgeSecondsDefault)
    }
}
