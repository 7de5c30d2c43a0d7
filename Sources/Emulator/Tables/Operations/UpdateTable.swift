import FoundationEssentials
import Wire

/// Changes a table's settings, its stream and its global indexes. All of it is done when the answer comes, a new index's
/// entries too.
///
/// Source: DynamoDB API reference, UpdateTable.
struct UpdateTable: TableOperation {
    private let request: UpdateTableRequest

    init(from decoder: any Decoder) throws {
        request = try UpdateTableRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> CreateTable.Output {
        try request.check()
        return try await context.store.write { transaction in
            let table = try transaction.describedTable(named: TableName.plain(request.tableName ?? ""))
            var definition = table.definition
            try updateSettings(of: &definition)
            try updateStream(of: &definition, table, transaction)
            try updateIndexes(of: &definition)
            let updated = try Table(id: table.id, definition: definition)
            for index in table.indexes where updated.index(named: index.name) == nil {
                try transaction.removeEntries(of: index, in: table)
            }
            for index in updated.indexes where table.index(named: index.name) == nil {
                try transaction.fill(index, of: updated)
            }
            try transaction.replace(table, with: definition)
            return CreateTable.Output(
                description: TableDescription(updated, try transaction.statistics(of: updated), in: context))
        }
    }

    private func updateSettings(of definition: inout TableDefinition) throws(ServiceError) {
        let current = definition.settings
        let isOnDemand = (request.billingMode ?? current.billingMode) == "PAY_PER_REQUEST"
        if let throughput = request.provisionedThroughput {
            guard !isOnDemand else {
                throw .invalidParameter(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST")
            }
            if throughput == current.provisionedThroughput, current.billingMode != "PAY_PER_REQUEST" {
                throw .validation(Self.unchanged(throughput))
            }
            definition.settings.provisionedThroughput = throughput
        } else if request.billingMode == "PROVISIONED", current.billingMode == "PAY_PER_REQUEST" {
            throw .invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
        }
        if let billingMode = request.billingMode { definition.settings.billingMode = billingMode }
        if isOnDemand { definition.settings.provisionedThroughput = nil }
        if let tableClass = request.tableClass { definition.settings.tableClass = tableClass }
        if let isProtected = request.isDeletionProtected { definition.settings.isDeletionProtected = isProtected }
    }

    private static func unchanged(_ throughput: ProvisionedThroughput) -> String {
        let read = throughput.readCapacityUnits ?? 0
        let write = throughput.writeCapacityUnits ?? 0
        return
            "The provisioned throughput for the table will not change. The requested value equals the current value. "
            + "Current ReadCapacityUnits provisioned for the table: \(read). Requested ReadCapacityUnits: \(read). "
            + "Current WriteCapacityUnits provisioned for the table: \(write). Requested WriteCapacityUnits: \(write). "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits."
    }

    private func updateStream(
        of definition: inout TableDefinition, _ table: Table, _ transaction: TableTransaction
    ) throws {
        guard let viewType = try request.streamSpecification.map({ try $0.viewTypeForUpdate() }) else { return }
        let current = definition.stream.flatMap { $0.isEnabled ? $0 : nil }
        switch (current, viewType) {
        case (.some, .some):
            throw ServiceError.validation("Table already has an enabled stream: TableName: \(table.name)")
        case (nil, nil): throw ServiceError.validation("Table has no stream to disable: TableName: \(table.name)")
        case (nil, let viewType?): definition.stream = try transaction.openStream(viewType, for: table)
        case (let current?, nil):
            try transaction.endStream(current.id)
            definition.stream?.isEnabled = false
        }
    }

    /// The rules for indexes are CreateTable's, applied to the table as it will be.
    private func updateIndexes(of definition: inout TableDefinition) throws(ServiceError) {
        guard let updates = request.indexUpdates, !updates.isEmpty else { return }
        var names = definition.globalIndexes.map { $0.indexName ?? "" }
        names += definition.localIndexes.map { $0.indexName ?? "" }
        var numbers: [String: Int] = definition.indexNumbers ?? [:]
        for (number, name) in names.enumerated() where numbers[name] == nil { numbers[name] = number }
        for update in updates {
            if let index = update.create {
                let name = index.indexName ?? ""
                guard numbers[name] == nil else {
                    throw .validation("Attempting to create an index which already exists")
                }
                guard let defined = request.attributeDefinitions, !defined.isEmpty else {
                    throw .invalidParameter("AttributeDefinitions is not specified for index: \(name)")
                }
                for attribute in defined where !definition.attributeDefinitions.contains(attribute) {
                    definition.attributeDefinitions.append(attribute)
                }
                definition.globalIndexes.append(index)
                numbers[name] = (numbers.values.max() ?? -1) + 1
            } else {
                try change(update, in: &definition, &numbers)
            }
        }
        definition.indexNumbers = numbers
        try CreateTableRules(CreateTableRequest(definition)).check()
    }

    private func change(
        _ update: GlobalIndexUpdate, in definition: inout TableDefinition, _ numbers: inout [String: Int]
    ) throws(ServiceError) {
        let name = update.update?.indexName ?? update.delete?.indexName
        guard let place = definition.globalIndexes.firstIndex(where: { $0.indexName == name }), let name else {
            throw .resourceNotFound
        }
        if let change = update.update {
            definition.globalIndexes[place].provisionedThroughput = change.provisionedThroughput
            return
        }
        definition.globalIndexes.remove(at: place)
        numbers[name] = nil
        let used = Set(
            (definition.keySchema + (definition.globalIndexes + definition.localIndexes).flatMap { $0.keySchema ?? [] })
                .compactMap(\.attributeName))
        definition.attributeDefinitions.removeAll { !used.contains($0.attributeName ?? "") }
    }
}

extension CreateTableRequest {
    /// The request that would make a table as it is.
    fileprivate init(_ definition: TableDefinition) {
        self.init(
            tableName: definition.name, attributeDefinitions: definition.attributeDefinitions,
            keySchema: definition.keySchema,
            globalIndexes: definition.globalIndexes.isEmpty ? nil : definition.globalIndexes,
            localIndexes: definition.localIndexes.isEmpty ? nil : definition.localIndexes,
            billingMode: definition.settings.billingMode,
            provisionedThroughput: definition.settings.provisionedThroughput)
    }
}
