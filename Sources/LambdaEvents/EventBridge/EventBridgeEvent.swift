public import FoundationEssentials

/// An event from a bus; `Detail` is what its sender has to say. `AnyJSON` takes any detail.
///
/// Source: EventBridge user guide, "AWS service event metadata".
public struct EventBridgeEvent<Detail> {
    /// `0`.
    @Nullable public var version: String?
    public var id: String
    public var detailType: String
    public var source: String
    public var account: String
    /// When the event happened, to the second, in UTC: `2026-11-21T12:00:00Z`.
    public var time: String
    public var region: String
    /// ARNs of what the event is about.
    public var resources: [String]
    public var detail: Detail
    /// The name of the replay, when the event comes out of an archive.
    @Nullable public var replayName: String?

    public init(
        id: String, account: String, time: String, region: String, resources: [String], version: String = "0",
        detailType: String, source: String, detail: Detail, replayName: String? = nil
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
        self.replayName = replayName
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
        case replayName = "replay-name"
    }

    /// `time` as a date; nil should the text be none.
    public var date: Date? { EventTime.date(iso8601: time) }
}

extension EventBridgeEvent: Decodable where Detail: Decodable {}
extension EventBridgeEvent: Encodable where Detail: Encodable {}
extension EventBridgeEvent: Equatable where Detail: Equatable {}
extension EventBridgeEvent: Sendable where Detail: Sendable {}
