import SharedLayer

/// What of a publisher can be changed.
struct PublisherState: Codable, Sendable, Equatable {
    let name: String
    let status: PartyStatus

    enum CodingKeys: String, CodingKey {
        case name
        case status
    }
}
