/// The members of CreateAlias; DeleteAlias has the name alone.
struct AliasInput: Decodable {
    let name: String?
    let targetKeyID: String?

    enum CodingKeys: String, CodingKey {
        case name = "AliasName"
        case targetKeyID = "TargetKeyId"
    }
}
