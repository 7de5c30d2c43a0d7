/// A YAML tag that stands for an intrinsic function, such as `!Sub`.
enum ShortForm: Equatable {
    /// The function's full name, such as `Fn::Sub`.
    case function(String)
    case unknown(String)

    /// Nil when the tag is no local one (`!…`).
    init?(tag: String) {
        guard tag.hasPrefix("!"), tag.count > 1 else { return nil }
        let name = String(tag.dropFirst())
        switch name {
        case "Ref", "Condition": self = .function(name)
        case "And", "Base64", "Cidr", "Equals", "FindInMap", "GetAtt", "GetAZs", "If", "ImportValue", "Join", "Length",
            "Not", "Or", "Select", "Split", "Sub", "ToJsonString", "Transform":
            self = .function("Fn::\(name)")
        default: self = .unknown(tag)
        }
    }
}
