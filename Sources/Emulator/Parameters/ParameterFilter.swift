import Wire

/// A filter of DescribeParameters or GetParametersByPath, checked.
///
/// Source: AWS Systems Manager API reference, `ParameterStringFilter`.
struct ParameterFilter: Sendable {
    let match: Match

    enum Purpose: Sendable {
        case description
        case path
    }

    /// A filter as it is sent; the older `Filters` have no option.
    struct Form: Decodable, Sendable {
        let key: String
        let option: String?
        let values: [String]?
    }

    enum Match: Sendable {
        case property(Property, Comparison, [String])
        case path([String], isRecursive: Bool)
        case label([String])
        case tag(String, Comparison, [String])
    }

    enum Property: String, Sendable {
        case name = "Name"
        case type = "Type"
        case keyID = "KeyId"
        case tier = "Tier"
        case dataType = "DataType"
    }

    enum Comparison: String, Sendable {
        case equals = "Equals"
        case beginsWith = "BeginsWith"
        case contains = "Contains"
    }

    init(_ form: Form, for purpose: Purpose) throws(ServiceError) {
        let values = form.values ?? []
        guard values.count <= 50, values.allSatisfy({ (1...1024).contains($0.utf8.count) }) else {
            throw ServiceError(
                "ValidationException",
                "1 validation error detected: Value at 'parameterFilters.1.member.values' failed to satisfy constraint: "
                    + "[Member must have length less than or equal to 1024, Member must have length greater than or "
                    + "equal to 1]")
        }
        if form.key.hasPrefix("tag:"), form.key.utf8.count > 4, purpose == .description {
            match = .tag(String(form.key.dropFirst(4)), try Self.comparison(form, [.equals, .beginsWith]), values)
            return
        }
        try Self.checkKey(form.key, for: purpose)
        guard !values.isEmpty else {
            throw ServiceError(
                "InvalidFilterValue", "The following filter values are missing : null for filter key \(form.key).")
        }
        switch form.key {
        case "Path":
            for value in values { try Self.checkPath(value) }
            match = .path(values, isRecursive: try Self.isRecursive(form))
        case "Label": match = .label(values)
        default:
            guard let property = Property(rawValue: form.key) else { throw Self.invalidKey(form.key, for: purpose) }
            try Self.check(values, of: property)
            let allowed: [Comparison] = property == .name ? [.beginsWith, .equals, .contains] : [.beginsWith, .equals]
            match = .property(property, try Self.comparison(form, allowed), values)
        }
    }

    static func checkDistinct(_ forms: [Form]) throws(ServiceError) {
        var seen: Set<String> = []
        for form in forms where !seen.insert(form.key).inserted {
            throw ServiceError(
                "InvalidFilterKey",
                "The following filter is duplicated in the request: \(form.key). A request can contain only one "
                    + "occurrence of a specific filter.")
        }
    }

    static func checkPath(_ path: String) throws(ServiceError) {
        let lowercased = path.lowercased()
        guard !lowercased.hasPrefix("/aws"), !lowercased.hasPrefix("/ssm") else {
            throw ServiceError(
                "ValidationException",
                "Filters for common parameters can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). When using "
                    + "global parameters, please specify within a global namespace.")
        }
        let isAllowed = path.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-", ".": true
            default: false
            }
        }
        guard path.hasPrefix("/"), !path.contains("//"), isAllowed else {
            throw ServiceError(
                "ValidationException",
                "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward "
                    + "slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only "
                    + "letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special "
                    + "characters are not allowed. All sub-paths, if specified, must use the forward slash symbol \"/\". "
                    + "Valid example: /get/parameters2-/by1./path0_.")
        }
    }
}
