/// A publisher as a path names it: below its organization.
struct PublisherReference: Sendable, Hashable {
    let organizationID: String
    let publisherID: String
}
