/// One page of a list, as ListKeys and ListAliases ask for it.
struct ListInput: Decodable {
    let keyID: String?
    let limit: Int?
    let marker: String?

    enum CodingKeys: String, CodingKey {
        case keyID = "KeyId"
        case limit = "Limit"
        case marker = "Marker"
    }
}
