import VirtualTime
import Wire

extension EventSourceMappings {
    /// Takes the mappings of earlier starts from the store, and makes those of the templates.
    ///
    /// A template's mapping is made once. At later starts it stays as the API has left it, disabled for example, until the
    /// template itself says something else, as it is with an update of a stack. One that is in no template any more goes.
    /// - Throws: `ServiceError` where a template's mapping would be refused.
    package func install(_ declared: [EventSourceMapping.Declaration]) async throws {
        let wanted = Dictionary(declared.map { ($0.uuid, $0) }) { _, last in last }
        for mapping in try await store.mappings() {
            if mapping.declaration != nil, wanted[mapping.uuid] == nil {
                try await store.delete(mapping.uuid)
            } else if mapping.declaration == wanted[mapping.uuid] {
                add(mapping, state: mapping.isEnabled ? .enabling : .disabled)
            } else if let declaration = wanted[mapping.uuid] {
                try await make(declaration)
            }
        }
        for declaration in declared where entries[declaration.uuid] == nil { try await make(declaration) }
    }

    private func make(_ declaration: EventSourceMapping.Declaration) async throws {
        do {
            try await save(declaration)
        } catch let error as ServiceError {
            throw ServiceError(
                error.code,
                "The event source mapping of \(declaration.eventSourceARN) and \(declaration.functionARN): \(error.message)",
                status: error.status)
        }
    }

    private func save(_ declaration: EventSourceMapping.Declaration) async throws {
        let mapping = EventSourceMapping(
            uuid: declaration.uuid, eventSourceARN: declaration.eventSourceARN,
            functionARN: try function(declaration.functionARN).arn,
            settings: try await checked(
                declaration.settings, source: declaration.eventSourceARN, function: declaration.functionARN),
            isEnabled: declaration.isEnabled, tags: declaration.tags, createdMilliseconds: clock.now.milliseconds,
            declaration: declaration)
        try await store.save(mapping)
        add(mapping, state: .creating)
    }
}
