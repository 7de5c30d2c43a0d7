/// One feature: its value without a match, and its rules in their order.
struct Feature: Sendable {
    let defaultValue: JSONValue
    let isBoolean: Bool
    private let rules: [Rule]

    private struct Rule: Sendable {
        let value: JSONValue
        let conditions: [FeatureCondition]
    }

    init(_ document: JSONValue, at pointer: String, zoneFolder: String) throws(FeatureFlagError) {
        guard let members = document.object, let value = members["default"], value != .null else {
            throw FeatureFlagError(.wrongShape, at: pointer, "a feature has a default")
        }
        isBoolean = members["boolean_type"]?.bool ?? true
        guard !isBoolean || value.bool != nil else {
            throw FeatureFlagError(
                .wrongShape, at: pointer + "/default", "the default is true or false, unless boolean_type is false")
        }
        defaultValue = value
        var rules: [Rule] = []
        let found = members["rules"] ?? .null
        guard found == .null || found.object != nil else {
            throw FeatureFlagError(.wrongShape, at: pointer + "/rules", "the rules are an object")
        }
        for member in found.object?.members ?? [] {
            let pointer = JSONPointer.appending(member.name, to: pointer + "/rules")
            rules.append(try Self.rule(member, at: pointer, isBoolean: isBoolean, zoneFolder: zoneFolder))
        }
        self.rules = rules
    }

    private static func rule(
        _ member: JSONObject.Member, at pointer: String, isBoolean: Bool, zoneFolder: String
    ) throws(FeatureFlagError) -> Rule {
        let value = member.value["when_match"]
        guard !member.name.isEmpty, member.value.object != nil, !isBoolean || value?.bool != nil else {
            throw FeatureFlagError(.wrongShape, at: pointer, "a rule has a name, and when_match with true or false")
        }
        guard let documents = member.value["conditions"]?.array, !documents.isEmpty else {
            throw FeatureFlagError(.wrongShape, at: pointer + "/conditions", "a rule has at least one condition")
        }
        var conditions: [FeatureCondition] = []
        for (place, document) in documents.enumerated() {
            conditions.append(
                try FeatureCondition(document, at: pointer + "/conditions/\(place)", zoneFolder: zoneFolder))
        }
        return Rule(value: value ?? .null, conditions: conditions)
    }

    /// The value of the first rule whose conditions all match, else the default.
    func value(_ context: JSONObject, now: Timestamp) -> JSONValue {
        rules.first { $0.conditions.allSatisfy { $0.matches(context, now: now) } }?.value ?? defaultValue
    }
}
