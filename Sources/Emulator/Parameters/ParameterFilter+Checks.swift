import Wire

extension ParameterFilter {
    static func checkKey(_ key: String, for purpose: Purpose) throws(ServiceError) {
        let known = ["Name", "Type", "KeyId", "Path", "Label", "Tier", "DataType"]
        guard known.contains(key) else {
            throw ServiceError(
                "ValidationException",
                "1 validation error detected: Value \"\(key)\" at \"parameterFilters.1.member.key\" failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier"
            )
        }
        let isOffered =
            switch purpose {
            case .description: key != "Label"
            case .path: ["Type", "KeyId", "Label"].contains(key)
            }
        guard isOffered else { throw invalidKey(key, for: purpose) }
    }

    static func invalidKey(_ key: String, for purpose: Purpose) -> ServiceError {
        let valid = purpose == .description ? "Path, Name, Type, KeyId, Tier" : "Type, KeyId"
        return ServiceError(
            "InvalidFilterKey",
            "The following filter key is not valid: \(key). Valid filter keys include: [\(valid)].")
    }

    static func check(_ values: [String], of property: Property) throws(ServiceError) {
        let valid: [String]
        switch property {
        case .type: valid = ["String", "StringList", "SecureString"]
        case .tier: valid = ParameterTier.awsNames
        case .name, .keyID, .dataType: return
        }
        for value in values where !valid.contains(value) {
            throw ServiceError(
                "InvalidFilterOption",
                "The following filter value is not valid: \(value). Valid values include: "
                    + "[\(valid.joined(separator: ", "))].")
        }
    }

    static func comparison(_ form: Form, _ allowed: [Comparison]) throws(ServiceError) -> Comparison {
        let option = form.option ?? "Equals"
        guard let comparison = Comparison(rawValue: option), allowed.contains(comparison) else {
            throw ServiceError(
                "InvalidFilterOption",
                "The following filter option is not valid: \(option). Valid options include: [BeginsWith, Equals].")
        }
        return comparison
    }

    static func isRecursive(_ form: Form) throws(ServiceError) -> Bool {
        switch form.option ?? "OneLevel" {
        case "Recursive": return true
        case "OneLevel": return false
        case let option:
            throw ServiceError(
                "InvalidFilterOption",
                "The following filter option is not valid: \(option). Valid options include: [Recursive, OneLevel].")
        }
    }
}

extension ParameterFilter.Match {
    func holds(_ parameter: ParameterRecord, _ version: VersionRecord) -> Bool {
        switch self {
        case .property(let property, let comparison, let values):
            let text = property.text(of: version)
            // A name is the same with and without the slash that begins it.
            let isName = property == .name
            return text.map { text in
                values.contains { comparison.holds(isName ? Self.rooted(text) : text, isName ? Self.rooted($0) : $0) }
                    || (isName && comparison == .contains && values.contains { text.contains($0) })
            } ?? false
        case .path(let paths, let isRecursive):
            return paths.contains { Self.lies(Self.rooted(version.name), below: $0, isRecursive: isRecursive) }
        case .label(let labels): return version.labels.contains { labels.contains($0) }
        case .tag(let key, let comparison, let values):
            guard let tag = parameter.tags.first(where: { $0.key == key }) else { return false }
            return values.isEmpty || values.contains { comparison.holds(tag.value, $0) }
        }
    }

    private static func rooted(_ name: String) -> String { name.hasPrefix("/") ? name : "/" + name }

    private static func lies(_ name: String, below path: String, isRecursive: Bool) -> Bool {
        let folder = path.hasSuffix("/") ? path : path + "/"
        return name.hasPrefix(folder) && (isRecursive || !name.dropFirst(folder.count).contains("/"))
    }
}

extension ParameterFilter.Property {
    fileprivate func text(of version: VersionRecord) -> String? {
        switch self {
        case .name: version.name
        case .type: version.type
        case .keyID: version.keyID
        case .tier: version.tier
        case .dataType: version.dataType
        }
    }
}

extension ParameterFilter.Comparison {
    fileprivate func holds(_ text: String, _ value: String) -> Bool {
        switch self {
        case .equals: text == value
        case .beginsWith: text.hasPrefix(value)
        case .contains: text.contains(value)
        }
    }
}
