/// A coding path as text, with both forms of each key.
struct CodingPath: CustomStringConvertible, Equatable {
    let description: String

    init(_ keys: [any CodingKey]) {
        description = keys.map { key in
            key.intValue.map { "\(key.stringValue)[\($0)]" } ?? key.stringValue
        }.joined(separator: ".")
    }
}
