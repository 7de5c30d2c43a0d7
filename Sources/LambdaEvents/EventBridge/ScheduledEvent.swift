/// The event that a schedule gives to its targets: an EventBridge rule with `rate(…)` or `cron(…)`, whose ARN is the
/// resource, or a schedule of EventBridge Scheduler without an input of its own.
///
/// Source: EventBridge user guide, "Creating a rule that runs on a schedule", and EventBridge Scheduler user guide,
/// "Using templated targets".
public typealias ScheduledEvent = EventBridgeEvent<ScheduledEventDetail>

extension ScheduledEvent {
    public init(
        id: String, account: String, time: String, region: String, resources: [String], version: String = "0",
        detailType: String = "Scheduled Event", source: String = "aws.events"
    ) {
        self.init(
            id: id, account: account, time: time, region: region, resources: resources, version: version,
            detailType: detailType, source: source, detail: ScheduledEventDetail())
    }
}
