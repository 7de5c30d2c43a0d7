import FoundationEssentials

/// The types that are not asked to encode or decode themselves: those of Foundation that JSON writes in another form than
/// their own `Codable` does, and the commonest arrays and dictionaries, which need no container.
enum DirectType {
    case stringDictionary, strings, integers, doubles, bytes
    case data, date, url, decimal

    init?(_ type: any Any.Type) {
        guard let found = Self.known.first(where: { $0.identifier == ObjectIdentifier(type) }) else { return nil }
        self = found.type
    }

    /// Looked up once: asking the runtime for the metadata of a generic type takes longer than all these comparisons.
    private static let known: [(identifier: ObjectIdentifier, type: DirectType)] = [
        (ObjectIdentifier([String: String].self), .stringDictionary), (ObjectIdentifier([String].self), .strings),
        (ObjectIdentifier([Int].self), .integers), (ObjectIdentifier([Double].self), .doubles),
        (ObjectIdentifier([UInt8].self), .bytes), (ObjectIdentifier(Data.self), .data),
        (ObjectIdentifier(Date.self), .date), (ObjectIdentifier(URL.self), .url),
        (ObjectIdentifier(Decimal.self), .decimal),
    ]
}
