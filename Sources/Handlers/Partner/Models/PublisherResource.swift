import SharedLayer

/// A publisher as its readers see it.
struct PublisherResource: Encodable, Sendable, Equatable {
    let publisherID: String
    let organizationID: String
    let name: String
    let status: PartyStatus
    let version: Int

    enum CodingKeys: String, CodingKey {
        case publisherID = "publisher_id"
        case organizationID = "organization_id"
        case name
        case status
        case version
    }
}
