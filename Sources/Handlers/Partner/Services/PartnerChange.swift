import SharedLayer

/// What differs between two states.
enum PartnerChange {
    /// The names on the wire of the members that differ, for the audit. Throws an `EncodingError`.
    static func members<State: Encodable>(from old: State, to new: State) throws -> [String] {
        let encoder = JSONValueEncoder()
        let (old, new) = (try encoder.encode(old).object, try encoder.encode(new).object)
        let names = Set((old?.names ?? []) + (new?.names ?? []))
        return names.filter { old?[$0] != new?[$0] }.sorted()
    }
}
