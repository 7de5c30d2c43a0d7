import FoundationEssentials
import Wire

extension TablesService {
    /// Makes a template's table, or finds it as an earlier start left it.
    ///
    /// The settings of a table (billing, time to live, protection, whether there is a stream) follow the template. Keys and
    /// indexes do not: they say how items are stored, so a table that has others keeps its definition and its items.
    /// - Parameters:
    ///   - body: a body of CreateTable; `TimeToLiveSpecification` may be in it too.
    ///   - streamLabel: the label of a stream that is made; nil takes the time.
    /// - Throws: `ServiceError` when the body describes no table.
    package func createTable(fromJSON body: [UInt8], streamLabel: String? = nil) async throws -> TableCreation {
        let request = try JSONCall(operation: "CreateTable", body: body, requestID: "template")
            .decode(CreateTableRequest.self)
        var wanted = try request.definition(
            tableID: UUID().uuidString.lowercased(), createdAt: context.clock().timeIntervalSince1970)
        let viewType = try request.streamViewType()
        if let timeToLive = request.timeToLive, timeToLive.enabled == true {
            wanted.timeToLiveAttribute = timeToLive.attributeName
        }
        let definition = wanted
        return try await context.store.write { transaction in
            guard let table = try transaction.findTable(named: definition.name) else {
                try transaction.insert(definition, streamViewType: viewType, streamLabel: streamLabel)
                return .created
            }
            guard table.definition.hasSameStructure(as: definition) else {
                return .kept(
                    "Table \(definition.name) exists with other keys or indexes than the template declares. It was kept "
                        + "as it is, with its items. To have it as declared, delete it (its items go with it) and "
                        + "start again.")
            }
            var updated = table.definition
            updated.settings = definition.settings
            updated.timeToLiveAttribute = definition.timeToLiveAttribute
            let kept = try transaction.follow(viewType, in: &updated, of: table, label: streamLabel)
            try transaction.replace(table, with: updated)
            return kept.map(TableCreation.kept) ?? .found
        }
    }

    /// The labels of the streams that tables have, by table: what a template's references to a stream mean.
    package func streamLabels() async throws -> [String: String] {
        try await context.store.read { transaction in
            var labels: [String: String] = [:]
            for name in try transaction.tableNames(after: nil, limit: .max) {
                guard let stream = try transaction.findTable(named: name)?.definition.stream, stream.isEnabled else {
                    continue
                }
                labels[name] = stream.label
            }
            return labels
        }
    }

    /// The label that a stream gets which is made now.
    package var freshStreamLabel: String {
        StreamLabel.text(atMilliseconds: Int64(context.clock().timeIntervalSince1970 * 1_000))
    }
}

extension TableTransaction {
    /// Begins or ends a table's stream as a template wants it; says why, where the stream stays as it is.
    fileprivate func follow(
        _ viewType: StreamViewType?, in definition: inout TableDefinition, of table: Table, label: String?
    ) throws -> String? {
        let current = definition.stream.flatMap { $0.isEnabled ? $0 : nil }
        switch (current, viewType) {
        case (nil, nil): return nil
        case (nil, let viewType?):
            definition.stream = try openStream(viewType, for: table, label: label)
            return nil
        case (let current?, nil):
            try endStream(current.id)
            definition.stream?.isEnabled = false
            return nil
        case (let current?, let viewType?):
            guard current.viewType != viewType else { return nil }
            return
                "Table \(definition.name) has a stream with the view type \(current.viewType.rawValue), the template "
                + "declares \(viewType.rawValue). A stream's view type cannot change: disable the stream with UpdateTable "
                + "and start again."
        }
    }
}
