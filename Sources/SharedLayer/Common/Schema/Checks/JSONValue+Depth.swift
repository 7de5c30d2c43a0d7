extension JSONValue {
    /// Whether arrays and objects stand inside one another more often than that.
    func isDeeper(than levels: Int) -> Bool {
        switch self {
        case .array(let elements): levels == 0 || elements.contains { $0.isDeeper(than: levels - 1) }
        case .object(let object): levels == 0 || object.members.contains { $0.value.isDeeper(than: levels - 1) }
        case .null, .bool, .number, .string: false
        }
    }
}
