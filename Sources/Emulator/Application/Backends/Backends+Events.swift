import EventBus
import Templates

/// What a template declares for EventBridge.
extension Backends {
    /// Makes buses, rules, archives, connections and API destinations, or keeps those of an earlier start up to date.
    func installEvents(_ application: Application) async throws {
        for bus in application.eventBuses {
            try await install("\(bus.stack)/\(bus.logicalID)", at: bus.location) {
                try await events.ensureBus(
                    name: bus.name, description: bus.description, tags: bus.tags, policy: bus.policy,
                    deadLetterQueueARN: bus.deadLetterQueueARN, kmsKeyIdentifier: bus.kmsKeyIdentifier)
            }
        }
        for connection in application.connections {
            try await install("\(connection.stack)/\(connection.logicalID)", at: connection.location) {
                try await events.ensureConnection(request: Array(connection.requestBody.utf8), id: connection.id)
            }
        }
        for destination in application.apiDestinations {
            try await install("\(destination.stack)/\(destination.logicalID)", at: destination.location) {
                try await events.ensureAPIDestination(request: Array(destination.requestBody.utf8), id: destination.id)
            }
        }
        for rule in application.eventRules {
            try await install("\(rule.stack)/\(rule.logicalID)", at: rule.location) {
                try await events.ensureRule(
                    rule: Array(rule.putRuleBody.utf8), targets: rule.putTargetsBody.map { Array($0.utf8) })
            }
        }
        for archive in application.archives {
            try await install("\(archive.stack)/\(archive.logicalID)", at: archive.location) {
                try await events.ensureArchive(
                    name: archive.name, sourceARN: archive.sourceARN, description: archive.description,
                    eventPattern: archive.eventPattern, retentionDays: archive.retentionDays)
            }
        }
    }
}
