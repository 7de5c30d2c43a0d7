/// A value that takes any text and asks for nothing in it, and that encodes nothing.
struct Nothing: Codable {
    init() {}

    init(from decoder: any Decoder) throws {}

    func encode(to encoder: any Encoder) throws {}
}
