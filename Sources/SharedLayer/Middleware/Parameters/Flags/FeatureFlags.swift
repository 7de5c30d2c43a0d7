import Synchronization

/// Feature flags from a parameter: a profile of AppConfig, or any other that has the document.
///
/// The document is checked when it has changed, not with every call.
package final class FeatureFlags<Source: ParameterSource>: Sendable {
    private let parameters: CachedParameters<Source>
    private let name: ParameterName
    private let envelope: String
    private let zoneFolder: String
    private let now: @Sendable () -> Timestamp
    private let loaded = Mutex<(value: ParameterValue, features: FeatureSet)?>(nil)

    /// `envelope` is a JSON Pointer to the features, when the document has more than them.
    package init(
        _ parameters: CachedParameters<Source>, name: ParameterName, envelope: String = "",
        zoneFolder: String = TimeZoneRules.defaultFolder, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.parameters = parameters
        self.name = name
        self.envelope = envelope
        self.zoneFolder = zoneFolder
        self.now = now
    }

    /// The feature's value. `otherwise` counts when there is no such feature, and when the document cannot be read.
    ///
    /// Throws a `FeatureFlagError` when the document was read and is wrong.
    package func value(
        of feature: String, context: JSONObject = JSONObject(), otherwise: JSONValue
    ) async throws(FeatureFlagError) -> JSONValue {
        guard let features = try await readable() else { return otherwise }
        return features.value(of: feature, context: context, now: now()) ?? otherwise
    }

    /// Whether a boolean feature is on.
    package func isEnabled(
        _ feature: String, context: JSONObject = JSONObject(), otherwise: Bool = false
    ) async throws(FeatureFlagError) -> Bool {
        try await value(of: feature, context: context, otherwise: .bool(otherwise)).bool ?? otherwise
    }

    /// The boolean features that are on; none when the document cannot be read.
    package func enabled(context: JSONObject = JSONObject()) async throws(FeatureFlagError) -> [String] {
        try await readable()?.enabled(context: context, now: now()) ?? []
    }

    /// The features as they are, for a function that would rather fail than run without its flags.
    package func features() async throws -> FeatureSet {
        try features(in: try await parameters.value(name))
    }

    private func readable() async throws(FeatureFlagError) -> FeatureSet? {
        let value: ParameterValue
        do {
            value = try await parameters.value(name)
        } catch {
            return nil
        }
        return try features(in: value)
    }

    private func features(in value: ParameterValue) throws(FeatureFlagError) -> FeatureSet {
        if let loaded = loaded.withLock({ $0 }), loaded.value == value { return loaded.features }
        let document: JSONValue
        do {
            document = try value.json(name.description)
        } catch {
            throw FeatureFlagError(.wrongShape, at: "", error.message)
        }
        guard let inner = document.value(at: envelope) else {
            throw FeatureFlagError(.wrongShape, at: envelope, "the document has nothing there")
        }
        let features = try FeatureSet(inner, zoneFolder: zoneFolder)
        loaded.withLock { $0 = (value, features) }
        return features
    }
}
