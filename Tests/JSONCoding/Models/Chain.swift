/// So many arrays around a value.
struct Chain: Encodable {
    let length: Int
    let end: [String: String]

    func encode(to encoder: any Encoder) throws {
        guard length > 0 else { return try end.encode(to: encoder) }
        var list = encoder.unkeyedContainer()
        if length == 1 {
            try list.encode(end)
        } else {
            try list.encode(Chain(length: length - 1, end: end))
        }
    }
}
