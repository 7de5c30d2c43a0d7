import FoundationEssentials

/// What EventBridge sends to a schedule's target.
///
/// Source: EventBridge user guide, "Events from AWS services", scheduled event.
struct ScheduledEvent: Encodable {
    let version = "0"
    let id: String
    let detailType = "Scheduled Event"
    let source = "aws.events"
    let account: String
    /// ISO 8601 in UTC, to the second.
    let time: String
    let region: String
    let resources: [String]
    let detail: [String: String] = [:]

    init(_ configuration: ScheduledInvocationConfiguration, id: UUID, time: Date) {
        self.id = id.uuidString.lowercased()
        account = configuration.accountID
        self.time = time.formatted(.iso8601)
        region = configuration.region
        resources = [
            "arn:aws:events:\(configuration.region):\(configuration.accountID):rule/\(configuration.name)"
        ]
    }

    enum CodingKeys: String, CodingKey {
        case version, id
        case detailType = "detail-type"
        case source, account, time, region, resources, detail
    }
}
