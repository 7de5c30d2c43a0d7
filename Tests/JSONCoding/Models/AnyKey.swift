/// A key of any name.
struct AnyKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init(stringLiteral: String) { stringValue = stringLiteral }

    init?(intValue: Int) { nil }
}
