/// An entry of a batch that succeeded and has nothing more to tell.
struct BatchSuccess: Encodable {
    let id: String

    enum CodingKeys: String, CodingKey {
        case id = "Id"
    }
}
