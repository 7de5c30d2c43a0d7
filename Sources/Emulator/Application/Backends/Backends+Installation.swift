import Keys
import Queues
import Tables
import Templates
import Topics
import Wire

/// What a template declares becomes resources, or keeps those of an earlier start.
extension Backends {
    /// - Parameter streamLabel: of streams that are made now; the template's references to them have it already.
    /// - Returns: what was kept in another form than the template declares.
    /// - Throws: `EmulatorError` that names the resource and its place in the template.
    func install(_ application: Application, streamLabel: String) async throws -> [TemplateWarning] {
        let warnings = try await installTables(application, streamLabel: streamLabel)
        try await installQueues(application)
        try await installTopics(application)
        try await installKeys(application)
        try await installEvents(application)
        try await installValues(application)
        return warnings
    }

    /// Runs `make`, whose refusal is told with the resource's place in the template.
    func install(
        _ resource: String, at location: TemplateLocation, _ make: () async throws -> Void
    ) async throws {
        do {
            try await make()
        } catch let error as ServiceError {
            throw EmulatorError(.resourceRefused, "\(location): \(resource): \(error.message)")
        } catch {
            throw EmulatorError(.resourceRefused, "\(location): \(resource): \(error)")
        }
    }

    private func installTables(_ application: Application, streamLabel: String) async throws -> [TemplateWarning] {
        var warnings: [TemplateWarning] = []
        for table in application.tables {
            let resource = "\(table.stack)/\(table.logicalID)"
            try await install(resource, at: table.location) {
                if case .kept(let why) = try await tables.createTable(
                    fromJSON: table.createTableBody, streamLabel: streamLabel)
                {
                    warnings.append(TemplateWarning(resource: resource, what: why, location: table.location))
                }
            }
        }
        return warnings
    }

    private func installQueues(_ application: Application) async throws {
        for queue in application.queues {
            try await install("\(queue.stack)/\(queue.logicalID)", at: queue.location) {
                try await queues.createQueue(name: queue.name, attributes: queue.attributes)
            }
        }
    }

    private func installTopics(_ application: Application) async throws {
        for topic in application.topics {
            try await install("\(topic.stack)/\(topic.logicalID)", at: topic.location) {
                try await topics.ensureTopic(name: topic.name, attributes: topic.attributes, tags: topic.tags)
            }
        }
        for subscription in application.subscriptions {
            try await install(subscription.resource, at: subscription.location) {
                try await topics.ensureSubscription(
                    topicARN: subscription.topicARN, protocolName: subscription.protocolName,
                    endpoint: subscription.endpoint, attributes: subscription.attributes)
            }
        }
    }

    private func installKeys(_ application: Application) async throws {
        for key in application.keys {
            try await install("\(key.stack)/\(key.logicalID)", at: key.location) {
                try await keys.createKey(
                    id: key.keyID, spec: key.keySpec, usage: key.keyUsage, description: key.description,
                    aliases: key.aliases, rotationPeriodDays: key.rotationPeriodDays)
            }
        }
    }
}
