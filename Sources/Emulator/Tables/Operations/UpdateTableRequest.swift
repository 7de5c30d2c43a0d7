import Wire

/// The body of UpdateTable.
struct UpdateTableRequest: Decodable, Sendable {
    var tableName: String?
    var attributeDefinitions: [AttributeDefinition]?
    var billingMode: String?
    var provisionedThroughput: ProvisionedThroughput?
    var indexUpdates: [GlobalIndexUpdate]?
    var streamSpecification: StreamSpecification?
    var tableClass: String?
    var isDeletionProtected: Bool?
    /// Taken and without effect: everything is as fast as it can be, and no key encrypts the store.
    var encryption: Present?
    var onDemandThroughput: Present?
    var warmThroughput: Present?
    var replicaUpdates: Present?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case attributeDefinitions = "AttributeDefinitions"
        case billingMode = "BillingMode"
        case provisionedThroughput = "ProvisionedThroughput"
        case indexUpdates = "GlobalSecondaryIndexUpdates"
        case streamSpecification = "StreamSpecification"
        case tableClass = "TableClass"
        case isDeletionProtected = "DeletionProtectionEnabled"
        case encryption = "SSESpecification"
        case onDemandThroughput = "OnDemandThroughput"
        case warmThroughput = "WarmThroughput"
        case replicaUpdates = "ReplicaUpdates"
    }

    /// Checks each member for itself, then what may stand together.
    /// - Throws: `ValidationException`, `LimitExceededException`.
    func check() throws(ServiceError) {
        try checkMembers()
        let isEmpty =
            billingMode == nil && provisionedThroughput == nil && (indexUpdates ?? []).isEmpty
            && streamSpecification == nil && tableClass == nil && isDeletionProtected == nil && encryption == nil
            && onDemandThroughput == nil && warmThroughput == nil && replicaUpdates == nil
        guard !isEmpty else {
            throw .validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, "
                    + "ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, "
                    + "WarmThroughput or TableClass is required")
        }
        guard replicaUpdates == nil else { throw .validation("Replicas are not emulated.") }
        let changesIndexes = (indexUpdates ?? []).contains(where: \.changesIndexes)
        if provisionedThroughput != nil, streamSpecification != nil {
            throw .invalidParameter("You cannot modify stream status while updating table IOPS")
        }
        if provisionedThroughput != nil, changesIndexes {
            throw .invalidParameter("You cannot create or delete index while updating table IOPS")
        }
        if streamSpecification != nil, changesIndexes {
            throw .invalidParameter("You cannot create or delete index while changing stream status")
        }
        guard (indexUpdates ?? []).count(where: \.changesIndexes) <= 1 else {
            throw ServiceError(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
        }
    }

    private func checkMembers() throws(ServiceError) {
        guard let tableName else {
            throw .validation("The parameter 'TableName' is required but was not present in the request")
        }
        var constraints = Constraints()
        constraints.table(tableName)
        constraints.oneOf(billingMode, ["PROVISIONED", "PAY_PER_REQUEST"], at: "billingMode")
        constraints.oneOf(tableClass, ["STANDARD", "STANDARD_INFREQUENT_ACCESS"], at: "tableClass")
        constraints.throughput(provisionedThroughput, at: "provisionedThroughput")
        streamSpecification?.check(&constraints, at: "streamSpecification")
        for (number, update) in (indexUpdates ?? []).enumerated() {
            let place = "globalSecondaryIndexUpdates.\(number + 1).member"
            if let index = update.create { constraints.index(index, at: "\(place).create") }
            if let change = update.update {
                constraints.present(change.indexName, at: "\(place).update.indexName")
                constraints.present(change.provisionedThroughput, at: "\(place).update.provisionedThroughput")
                constraints.throughput(change.provisionedThroughput, at: "\(place).update.provisionedThroughput")
            }
            if let change = update.delete { constraints.present(change.indexName, at: "\(place).delete.indexName") }
        }
        try constraints.check()
        for update in indexUpdates ?? [] {
            let kinds = [update.create != nil, update.update != nil, update.delete != nil].count { $0 }
            guard kinds == 1 else {
                throw .invalidParameter(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                        + "GlobalSecondaryIndexUpdate.Delete must be specified")
            }
        }
    }
}
