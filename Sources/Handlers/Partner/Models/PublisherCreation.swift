import SharedLayer

/// The body of `POST /api/v1/organizations/{organizationId}/publishers`.
struct PublisherCreation: Decodable, Sendable, Equatable {
    let publisherID: String?
    let name: String

    enum CodingKeys: String, CodingKey {
        case publisherID = "publisher_id"
        case name
    }
}
