/// Something that has values under names: a parameter store, a secret manager, a configuration service, a test's table.
package protocol ParameterSource: Sendable {
    func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue
}

/// A source whose names are paths, and that can tell all of a path, or several names, at once.
package protocol ParameterTreeSource: ParameterSource {
    /// The values under a path by their whole names.
    func readAll(under path: String, recursively: Bool) async throws(ParameterError) -> [String: ParameterValue]

    /// The values of those names that are there.
    func read(_ names: [String]) async throws(ParameterError) -> [String: ParameterValue]
}
