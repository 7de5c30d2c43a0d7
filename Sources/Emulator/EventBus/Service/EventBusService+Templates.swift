import Wire

/// What templates declare.
extension EventBusService {
    /// Makes a template's rule, or gives the one of an earlier start these properties and targets.
    ///
    /// - Parameters:
    ///   - rule: the body of `PutRule`.
    ///   - targets: the body of `PutTargets`; nil for a rule without.
    package func ensureRule(rule: [UInt8], targets: [UInt8]?) async throws {
        let call = JSONCall(operation: "PutRule", body: rule, requestID: "")
        _ = try await putRule(call)
        let input = try APICoding.decode(call, as: RuleInput.self)
        let (name, bus) = (input.name ?? "", input.bus)
        try await store.change { directory, db in
            guard var rule = directory.buses[bus]?.rules[name] else { throw ServiceError.noRule(name, bus: bus) }
            rule.targets = []
            try rule.save(db)
            directory.buses[bus]?.rules[name] = rule
        }
        if let targets { _ = try await putTargets(JSONCall(operation: "PutTargets", body: targets, requestID: "")) }
    }
}
