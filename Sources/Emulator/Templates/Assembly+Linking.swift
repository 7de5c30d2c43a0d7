extension Assembly {
    /// Joins what refers to each other by id or ARN, and checks what AWS checks between resources.
    mutating func link() {
        linkLayers()
        linkAliases()
        linkRotations()
        linkRoutes()
        linkEventSources()
        sortQueues()
        checkNames()
    }

    private mutating func linkLayers() {
        for index in application.functions.indices {
            let function = application.functions[index]
            for layer in functionLayers[functionARN(function.name)] ?? [] {
                guard let arn = layer.text else { continue }
                if let path = layers[arn] {
                    application.functions[index].layerPaths.append(path)
                } else {
                    report.add(
                        UnsupportedFeature(
                            resource: "\(function.stack)/\(function.logicalID)",
                            what: "The layer \(arn) is in none of these templates; the function runs without it",
                            location: layer.location))
                }
            }
        }
    }

    private mutating func linkAliases() {
        for alias in aliases {
            guard let index = application.keys.firstIndex(where: { alias.key.hasSuffix($0.keyID) }) else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: alias.location, resource: alias.resource,
                        "The alias \(alias.name) leads to \(alias.key), which is no key of these templates",
                        remedy: "refer to an AWS::KMS::Key"))
                continue
            }
            application.keys[index].aliases.append(alias.name)
        }
    }

    private mutating func linkEventSources() {
        application.eventSources.removeAll { queuesLeftOut.contains($0.queueARN) }
        for source in application.eventSources {
            let function = application.functions.first { functionARN($0.name) == source.function }
            let queue = application.queues.first { queueARN($0.name) == source.queueARN }
            guard let function, let queue,
                let visibilityTimeoutSeconds = Int(queue.attributes["VisibilityTimeout"] ?? "30"),
                visibilityTimeoutSeconds < function.timeoutSeconds
            else { continue }
            report.add(
                TemplateIssue(
                    .invalidProperty, at: source.location, resource: "\(function.stack)/\(function.logicalID)",
                    "Queue visibility timeout: \(visibilityTimeoutSeconds) seconds is less than Function timeout: \(function.timeoutSeconds) seconds",
                    remedy: "give \(queue.stack)/\(queue.logicalID) a VisibilityTimeout of six times the function's"))
        }
        let queueARNs = Set(application.queues.map { queueARN($0.name) })
        for source in application.eventSources where !queueARNs.contains(source.queueARN) {
            let function = application.functions.first { functionARN($0.name) == source.function }
            report.add(
                TemplateIssue(
                    .unresolvedReference, at: source.location,
                    resource: function.map { "\($0.stack)/\($0.logicalID)" } ?? source.function,
                    "The event source \(source.queueARN) is no queue of these templates",
                    remedy: "use Fn::GetAtt: [Queue, Arn]"))
        }
    }

    /// Depth first, so that a dead-letter queue comes before the queue that names it.
    private mutating func sortQueues() {
        var sorted: [QueueResource] = []
        var seen: Set<String> = []
        func visit(_ queue: QueueResource, all: [QueueResource]) {
            guard seen.insert(queue.name).inserted else { return }
            let policy = queue.attributes["RedrivePolicy"] ?? ""
            for other in all where policy.contains("\"\(queueARN(other.name))\"") { visit(other, all: all) }
            sorted.append(queue)
        }
        for queue in application.queues { visit(queue, all: application.queues) }
        if sorted.count == application.queues.count { application.queues = sorted }
    }

    private mutating func checkNames() {
        check(application.functions.map { ("Function", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
        check(application.queues.map { ("Queue", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
        check(application.secrets.map { ("Secret", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
        check(application.parameters.map { ("Parameter", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
        check(application.tables.map { ("Table", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
    }

    private mutating func check(_ items: [(kind: String, name: String, resource: String, location: TemplateLocation)]) {
        var owners: [String: String] = [:]
        for item in items {
            if let owner = owners.updateValue(item.resource, forKey: item.name) {
                report.add(
                    TemplateIssue(
                        .nameConflict, at: item.location, resource: item.resource,
                        "\(item.kind) already exists: \(item.name) is \(owner)'s name too",
                        remedy: "give one of them another name"))
            }
        }
    }

    func functionARN(_ name: String) -> String {
        "arn:aws:lambda:\(addresses.region):\(addresses.accountID):function:\(name)"
    }

    func queueARN(_ name: String) -> String {
        "arn:aws:sqs:\(addresses.region):\(addresses.accountID):\(name)"
    }
}

extension Assembly {
    private mutating func linkRotations() {
        for rotation in rotations {
            let index = application.secrets.firstIndex { secret in
                rotation.secret == secret.name || rotation.secret.hasSuffix(":secret:\(secret.name)-\(secret.suffix)")
            }
            guard let index else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: rotation.location, resource: rotation.resource,
                        "The rotation is of \(rotation.secret), which is no secret of these templates",
                        remedy: "refer to an AWS::SecretsManager::Secret"))
                continue
            }
            application.secrets[index].rotation = rotation.rotation
        }
    }
}
