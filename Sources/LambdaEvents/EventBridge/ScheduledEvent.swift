/// The event that an EventBridge schedule (a rule with `rate(…)` or `cron(…)`) gives to its targets.
///
/// Source: EventBridge user guide, "Events from AWS services", scheduled events.
public struct ScheduledEvent: Codable, Sendable, Equatable {
    public var version: String
    public var id: String
    /// `Scheduled Event`.
    public var detailType: String
    /// `aws.events`.
    public var source: String
    public var account: String
    /// When the schedule fired, to the second, in UTC: `2026-11-21T12:00:00Z`.
    public var time: String
    public var region: String
    /// The ARN of the rule.
    public var resources: [String]
    public var detail: Detail

    public init(
        id: String, account: String, time: String, region: String, resources: [String], version: String = "0",
        detailType: String = "Scheduled Event", source: String = "aws.events", detail: Detail = Detail()
    ) {
        self.version = version
        self.id = id
        self.detailType = detailType
        self.source = source
        self.account = account
        self.time = time
        self.region = region
        self.resources = resources
        self.detail = detail
    }

    enum CodingKeys: String, CodingKey {
        case version
        case id
        case detailType = "detail-type"
        case source
        case account
        case time
        case region
        case resources
        case detail
    }

    /// An empty object: a schedule says no more than that it fired.
    public struct Detail: Codable, Sendable, Equatable {
        public init() {}
    }
}
