import Functions
import VirtualTime
import Wire

/// What the control API asks for. Every method throws `ServiceError` with AWS's code and text.
extension EventSourceMappings {
    func create(_ request: MappingRequest.Create) async throws -> MappingView {
        guard let name = request.functionName else {
            throw ServiceError.member("functionName", nil, "Member must not be null")
        }
        guard let source = request.eventSourceARN else {
            throw ServiceError.invalidParameter("Unrecognized event source.")
        }
        try MappingRules.check(request.settings)
        try MappingRules.check(tags: request.tags ?? [:])
        let settings = try await checked(request.settings, source: source, function: name)
        let (function, arn) = try function(name)
        try checkUnique(source: source, functionARN: arn, functionName: function.name)
        let now = clock.now.milliseconds
        let mapping = EventSourceMapping(
            uuid: newUUID(), eventSourceARN: source, functionARN: arn, settings: settings,
            isEnabled: request.enabled ?? true, tags: request.tags ?? [:], createdMilliseconds: now)
        // The store is awaited: nobody else makes the same mapping meanwhile.
        claims.insert([source, arn])
        defer { claims.remove([source, arn]) }
        try await store.save(mapping)
        add(mapping, state: .creating)
        return try view(mapping.uuid)
    }

    func get(_ uuid: String) throws -> MappingView { try view(uuid) }

    func list(_ request: MappingRequest.List) throws -> MappingList {
        guard (1...MappingRules.pageMax).contains(request.maxItems ?? 1) else {
            throw ServiceError.member(
                "maxItems", request.maxItems.map(String.init),
                (request.maxItems ?? 0) < 1
                    ? "Member must have value greater than or equal to 1"
                    : "Member must have value less than or equal to \(MappingRules.pageMax)")
        }
        var functionARN: String?
        if let name = request.functionName {
            do throws(InvocationError) {
                functionARN = directory.arn(of: try directory.find(name))
            } catch {
                throw ServiceError("ResourceNotFoundException", error.message, status: 404)
            }
        }
        let matching = all.filter {
            $0.mapping.eventSourceARN == request.eventSourceARN ?? $0.mapping.eventSourceARN
                && $0.mapping.functionARN == functionARN ?? $0.mapping.functionARN
        }
        var begin = 0
        if let marker = request.marker {
            guard let index = matching.firstIndex(where: { $0.mapping.uuid == marker }) else {
                throw ServiceError.invalidParameter("Invalid Marker")
            }
            begin = index
        }
        // AWS gives at most 100 at a time, whatever a caller asks for.
        let end = min(matching.count, begin + min(request.maxItems ?? MappingRules.answerMax, MappingRules.answerMax))
        return MappingList(
            nextMarker: end < matching.count ? matching[end].mapping.uuid : nil,
            eventSourceMappings: matching[begin..<end].map(view))
    }

    func update(_ uuid: String, _ request: MappingRequest.Update) async throws -> MappingView {
        try requireSettled(uuid, "update")
        try MappingRules.check(request.settings)
        guard var mapping = entries[uuid]?.mapping else { throw ServiceError.unknownMapping }
        let name = request.functionName ?? mapping.functionARN
        let settings = try await checked(
            mapping.settings.merging(request.settings), source: mapping.eventSourceARN, function: name)
        let (function, arn) = try function(name)
        if arn != mapping.functionARN {
            try checkUnique(source: mapping.eventSourceARN, functionARN: arn, functionName: function.name)
        }
        try requireSettled(uuid, "update")
        let enabled = request.enabled ?? mapping.isEnabled
        let state: MappingState =
            enabled == mapping.isEnabled ? .updating : enabled ? .enabling : .disabling
        mapping.functionARN = arn
        mapping.settings = settings
        mapping.isEnabled = enabled
        mapping.lastModifiedMilliseconds = clock.now.milliseconds
        try await change(mapping, state)
        return try view(uuid)
    }

    func delete(_ uuid: String) async throws -> MappingView {
        try requireSettled(uuid, "delete")
        let state = entries[uuid]?.state ?? .disabled
        entries[uuid]?.state = .deleting
        do {
            try await store.delete(uuid)
        } catch {
            entries[uuid]?.state = state
            throw error
        }
        let last = try view(uuid)
        await wake(uuid)
        return last
    }

    func tags(of arn: String) throws -> [String: String] { try mapping(withARN: arn).tags }

    func tag(_ arn: String, adding added: [String: String], removing removed: Set<String> = []) async throws {
        var mapping = try mapping(withARN: arn)
        let tags = mapping.tags.merging(added) { _, new in new }.filter { !removed.contains($0.key) }
        try MappingRules.check(tags: tags)
        mapping.tags = tags
        entries[mapping.uuid]?.mapping.tags = tags
        try await store.save(mapping)
    }

    // MARK: Steps

    /// Keeps the change, in memory and on disk, and lets the mapping's task act on it.
    private func change(_ mapping: EventSourceMapping, _ state: MappingState) async throws {
        guard let before = entries[mapping.uuid] else { throw ServiceError.unknownMapping }
        entries[mapping.uuid]?.mapping = mapping
        entries[mapping.uuid]?.state = state
        entries[mapping.uuid]?.stateReason = kind(of: mapping.eventSourceARN)?.transitionReason ?? ""
        do {
            try await store.save(mapping)
        } catch {
            entries[mapping.uuid]?.mapping = before.mapping
            entries[mapping.uuid]?.state = before.state
            throw error
        }
        await wake(mapping.uuid)
    }

    private func requireSettled(_ uuid: String, _ verb: String) throws(ServiceError) {
        guard let entry = entries[uuid] else { throw .unknownMapping }
        guard entry.state.isSettled else {
            throw ServiceError(
                "ResourceInUseException", "Cannot \(verb) the event source mapping because it is in use.", status: 400)
        }
    }

    private func checkUnique(source: String, functionARN: String, functionName: String) throws(ServiceError) {
        let other = all.first { $0.mapping.eventSourceARN == source && $0.mapping.functionARN == functionARN }
        guard other != nil || claims.contains([source, functionARN]), let kind = kind(of: source) else { return }
        throw ServiceError(
            "ResourceConflictException",
            kind.conflict(source: source, functionName: functionName, uuid: other?.mapping.uuid ?? ""), status: 409)
    }

    /// The settings as the source's kind completes them, once source and function are known to be there.
    func checked(
        _ settings: EventSourceSettings, source: String, function name: String
    ) async throws -> EventSourceSettings {
        guard let kind = kind(of: source) else {
            throw ServiceError.invalidParameter(
                "Unrecognized event source, must be kinesis, dynamodb stream, sqs, mq or kafka. Unsupported source ARN: \(source)"
            )
        }
        let complete = try kind.complete(settings, ofSource: source)
        try MappingRules.checkFilters(complete.filterCriteria)
        try await kind.check(source: source, for: try function(name).configuration)
        return complete
    }

    func function(_ name: String) throws(ServiceError) -> (configuration: FunctionConfiguration, arn: String) {
        do throws(InvocationError) {
            let function = try directory.find(name)
            return (function, directory.arn(of: function))
        } catch {
            throw .invalidParameter("Function does not exist")
        }
    }

    private func mapping(withARN arn: String) throws(ServiceError) -> EventSourceMapping {
        let uuid = arn.split(separator: ":").last.map(String.init) ?? ""
        guard let entry = entries[uuid], entry.state != .deleting, view(entry).arn == arn else { throw .unknownMapping }
        return entry.mapping
    }

    private func view(_ uuid: String) throws(ServiceError) -> MappingView {
        guard let entry = entries[uuid] else { throw .unknownMapping }
        return view(entry)
    }

    private func view(_ entry: MappingEntry) -> MappingView {
        MappingView(entry, region: directory.region, accountID: directory.accountID)
    }
}
