extension Assembly {
    /// Joins what refers to each other by id or ARN, and checks what AWS checks between resources.
    mutating func link() {
        linkLayers()
        linkAliases()
        linkRotations()
        linkRoutes()
        linkEventSources()
        linkQueuePolicies()
        linkBucketEvents()
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
        leaveOutSourcesWithoutFunction()
        let queueARNs = Set(application.queues.map { queueARN($0.name) })
        linkStreams()
        for source in application.eventSources where source.sourceARN.hasPrefix("arn:aws:sqs:") {
            let function = application.functions.first { functionARN($0.name) == source.function }
            let label = function.map { "\($0.stack)/\($0.logicalID)" } ?? source.function
            guard queueARNs.contains(source.sourceARN) else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: source.location, resource: label,
                        "The event source \(source.sourceARN) is no queue of these templates",
                        remedy: "use Fn::GetAtt: [Queue, Arn]"))
                continue
            }
            checkVisibility(source, function)
        }
    }

    /// Functions that cannot run here have been told; what would invoke them is told too.
    private mutating func leaveOutSourcesWithoutFunction() {
        let functionARNs = Set(application.functions.map { functionARN($0.name) })
        for source in application.eventSources where !functionARNs.contains(source.function) {
            report.add(
                UnsupportedFeature(
                    resource: "\(source.stack)/\(source.logicalID)",
                    what: "The function \(source.function) is in none of these templates or does not run here; "
                        + "its event source is left out",
                    location: source.location))
        }
        application.eventSources.removeAll { !functionARNs.contains($0.function) }
    }

    /// A table of these templates whose stream is read must have one.
    private mutating func linkStreams() {
        for source in application.eventSources where source.sourceARN.hasPrefix("arn:aws:dynamodb:") {
            let name = source.sourceARN.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            guard let table = application.tables.first(where: { $0.name == name }), !table.hasStream else { continue }
            report.add(
                TemplateIssue(
                    .unresolvedReference, at: source.location, resource: "\(source.stack)/\(source.logicalID)",
                    "The table \(table.stack)/\(table.logicalID) has no stream",
                    remedy: "give it a StreamSpecification with a StreamViewType"))
        }
    }

    private mutating func checkVisibility(_ source: EventSourceResource, _ function: FunctionResource?) {
        guard let function, let queue = application.queues.first(where: { queueARN($0.name) == source.sourceARN }),
            let visibilityTimeoutSeconds = Int(queue.attributes["VisibilityTimeout"] ?? "30"),
            visibilityTimeoutSeconds < function.timeoutSeconds
        else { return }
        report.add(
            TemplateIssue(
                .invalidProperty, at: source.location, resource: "\(function.stack)/\(function.logicalID)",
                "Queue visibility timeout: \(visibilityTimeoutSeconds) seconds is less than Function timeout: \(function.timeoutSeconds) seconds",
                remedy: "give \(queue.stack)/\(queue.logicalID) a VisibilityTimeout of six times the function's"))
    }

    /// A policy resource becomes its queues' attribute, as CloudFormation sets it; the last one counts.
    private mutating func linkQueuePolicies() {
        for policy in queuePolicies {
            let name = policy.queueURL.split(separator: "/").last.map(String.init)
            guard let index = application.queues.firstIndex(where: { $0.name == name }) else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: policy.location, resource: policy.resource,
                        "The policy is for \(policy.queueURL), which is no queue of these templates",
                        remedy: "use Ref: Queue"))
                continue
            }
            application.queues[index].attributes["Policy"] = policy.document
        }
    }

    private mutating func linkBucketEvents() {
        for event in bucketEvents {
            guard let index = application.buckets.firstIndex(where: { $0.name == event.bucket }) else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: event.location, resource: event.resource,
                        "S3 events must reference an S3 bucket in the same template: \(event.bucket) is none",
                        remedy: "use Ref: with the logical id of an AWS::S3::Bucket"))
                continue
            }
            application.buckets[index].notifications.append(event.notification)
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
        check(application.buckets.map { ("Bucket", $0.name, "\($0.stack)/\($0.logicalID)", $0.location) })
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

    /// The identity of a resource that SAM has made, which nobody names.
    func identity(of type: String, _ logicalID: String, in stack: StackTemplate) -> ResourceIdentity {
        let lengthMax = ResourceIdentity.naming(of: type)?.lengthMax ?? 255
        let name = StableName.physicalName(stackName: stack.stackName, logicalID: logicalID, lengthMax: lengthMax)
        return ResourceIdentity(
            type: type, name: name, stackName: stack.stackName, logicalID: logicalID, addresses: addresses)
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
