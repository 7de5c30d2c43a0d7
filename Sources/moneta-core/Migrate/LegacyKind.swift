/// The records that an export of PINET Core has, in the order in which they are written: what is referred to comes first.
enum LegacyKind: String, CaseIterable {
    case partner
    case organization
    case publisher
    case mPass = "mpass"

    /// The member that names a record.
    var identifierField: String { "\(rawValue)_id" }

    /// Every member that a line may have besides `record`.
    var fields: Set<String> {
        switch self {
        case .partner: ["partner_id", "name", "status", "endpoint_url", "api_key", "api_key_header"]
        case .organization: ["organization_id", "name", "status", "partner_id"]
        case .publisher: ["publisher_id", "organization_id", "name", "status"]
        case .mPass: ["mpass_id", "organization_id", "tier", "status"]
        }
    }

    /// What its lines refer to.
    var referred: LegacyKind? {
        switch self {
        case .partner: nil
        case .organization: .partner
        case .publisher, .mPass: .organization
        }
    }
}
