/// The features of one document in Powertools' schema, checked as a whole and ready to be evaluated.
///
/// Source: Powertools for AWS Lambda (Python), "Feature flags", "Schema".
package struct FeatureSet: Sendable {
    private let features: [String: Feature]

    /// Throws a `FeatureFlagError` for the first thing that is wrong, so that a mistake does not wait for a caller that
    /// meets it. Zones are looked for in `zoneFolder`.
    package init(
        _ document: JSONValue, zoneFolder: String = TimeZoneRules.defaultFolder
    ) throws(FeatureFlagError) {
        guard let members = document.object else {
            throw FeatureFlagError(.wrongShape, at: "", "the features are an object")
        }
        var features: [String: Feature] = [:]
        for member in members.members {
            let pointer = JSONPointer.appending(member.name, to: "")
            features[member.name] = try Feature(member.value, at: pointer, zoneFolder: zoneFolder)
        }
        self.features = features
    }

    /// The feature's value for a context; nil when there is no such feature.
    package func value(of name: String, context: JSONObject = JSONObject(), now: Timestamp) -> JSONValue? {
        features[name]?.value(context, now: now)
    }

    /// The boolean features that are on, in alphabetical order.
    package func enabled(context: JSONObject = JSONObject(), now: Timestamp) -> [String] {
        features.filter { $0.value.isBoolean && $0.value.value(context, now: now) == true }.keys.sorted()
    }
}
