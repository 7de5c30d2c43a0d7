/// What a structured field holds (RFC 9651 section 3), which its name alone tells.
package enum StructuredFieldKind: Sendable, Hashable {
    case item, list, dictionary

    /// Fields that are structured by their own specification.
    static let registered: [String: StructuredFieldKind] = [
        "accept-signature": .dictionary, "cache-status": .list, "cdn-cache-control": .dictionary, "client-cert": .item,
        "client-cert-chain": .list, "content-digest": .dictionary, "priority": .dictionary, "proxy-status": .list,
        "repr-digest": .dictionary, "signature": .dictionary, "signature-input": .dictionary,
        "want-content-digest": .dictionary, "want-repr-digest": .dictionary,
    ]
}
