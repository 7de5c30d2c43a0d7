/// An empty object: a schedule says no more than that it fired.
///
/// A rule writes `{}`, EventBridge Scheduler the text `"{}"`; each is written as it was read.
public struct ScheduledEventDetail: Sendable, Equatable {
    private var text: String?

    public init() {}
}

extension ScheduledEventDetail: Codable {
    private enum CodingKeys: CodingKey {}

    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.text = text
        } else {
            _ = try decoder.container(keyedBy: CodingKeys.self)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if let text {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        } else {
            _ = encoder.container(keyedBy: CodingKeys.self)
        }
    }
}
