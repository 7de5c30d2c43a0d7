/// A page of a list.
struct PartnerPage<Resource: Encodable>: Encodable {
    let items: [Resource]
    /// Null after the last page.
    let nextCursor: String?

    enum CodingKeys: String, CodingKey {
        case items
        case nextCursor = "next_cursor"
    }

    /// By hand, because a synthesised one leaves a nil member out.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}
