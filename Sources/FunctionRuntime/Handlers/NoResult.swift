/// The result of a function that has none: `null`, as AWS's own runtimes answer.
public struct NoResult: Encodable, Sendable, Equatable {
    public init() {}

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}
