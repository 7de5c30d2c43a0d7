import Delivery
package import FoundationEssentials
import Storage
import VirtualTime

/// Rules with schedules: kept here, run by whoever keeps the time.
extension EventBusService {
    /// An enabled rule with a schedule expression.
    package struct ScheduledRuleListing: Sendable, Equatable {
        package let arn: String
        package let expression: String
    }

    package func scheduledRules() -> [ScheduledRuleListing] {
        store.read { directory in
            directory.buses.values.flatMap(\.rules.values).filter(\.isEnabled).compactMap { rule in
                rule.scheduleExpression.map {
                    ScheduledRuleListing(arn: names.rule(rule.name, bus: rule.bus), expression: $0)
                }
            }.sorted { $0.arn < $1.arn }
        }
    }

    /// Gives a rule's targets the scheduled event; returns once its deliveries are on disk. A rule that is gone or
    /// disabled gets nothing.
    package func fire(rule arn: String, at date: Date) async throws {
        try await fire(
            rule: arn,
            BusEvent(
                BusEvent.Members(
                    id: identifier(), detailType: "Scheduled Event", source: "aws.events", account: names.accountID,
                    time: date.timeIntervalSince1970, region: names.region, resources: [arn],
                    detail: Array("{}".utf8)),
                ingested: clock.now.milliseconds))
    }

    private func fire(rule arn: String, _ event: BusEvent) async throws {
        guard let (bus, name) = EventNames.rule(in: arn),
            let rule = store.read({ $0.buses[bus]?.rules[name] }), rule.isEnabled
        else { return }
        try await deliver(event, by: rule)
    }

    private func deliver(_ event: BusEvent, by rule: RuleRecord) async throws {
        let messages = deliveries(of: event, by: rule)
        guard !messages.isEmpty else { return }
        let now = clock.now.milliseconds
        let tickets = try await store.commits.write {
            try DeliveryStore.insert(messages, acceptedMilliseconds: now, in: $0)
        }
        deliveries.admit(tickets)
    }
}
