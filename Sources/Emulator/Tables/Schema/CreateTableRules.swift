import Wire

/// The rules of CreateTable that concern several members at once, in the order in which AWS checks them.
///
/// Source: DynamoDB API reference, CreateTable; the texts as AWS sends them.
struct CreateTableRules {
    static let globalIndexesMax = 20
    static let localIndexesMax = 5

    private let request: CreateTableRequest
    private let definedNames: [String]
    private let keySchema: [KeySchemaElement]

    init(_ request: CreateTableRequest) {
        self.request = request
        definedNames = (request.attributeDefinitions ?? []).compactMap(\.attributeName)
        keySchema = request.keySchema ?? []
    }

    func check() throws(ServiceError) {
        try checkBilling()
        guard keySchema.count <= definedNames.count else {
            throw .validation("Invalid KeySchema: Some index key attribute have no definition")
        }
        try check(keySchema)
        let local = request.localIndexes
        let global = request.globalIndexes
        if local == nil, global == nil, keySchema.count != definedNames.count {
            throw .invalidParameter(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                    + "AttributeDefinitions")
        }
        var names: Set<String> = []
        if let local { try checkLocal(local, &names) }
        if let global { try checkGlobal(global, &names) }
        try checkAllUsed()
    }

    private func checkBilling() throws(ServiceError) {
        let throughput = request.provisionedThroughput
        if request.billingMode == "PAY_PER_REQUEST" {
            guard throughput == nil else {
                throw .invalidParameter(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST")
            }
        } else if throughput?.readCapacityUnits == nil || throughput?.writeCapacityUnits == nil {
            throw .invalidParameter(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
        }
    }

    private func check(_ key: [KeySchemaElement]) throws(ServiceError) {
        let names = key.compactMap(\.attributeName)
        guard names.allSatisfy(definedNames.contains) else {
            throw .invalidParameter(
                "Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + "[\(names.joined(separator: ", "))], AttributeDefinitions: "
                    + "[\(definedNames.joined(separator: ", "))]")
        }
        if names.count == 2, names[0] == names[1] {
            throw .validation("Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
        guard key.first?.keyType == "HASH" else {
            throw .validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        guard key.count < 2 || key[1].keyType == "RANGE" else {
            throw .validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
        }
    }

    private func checkLocal(_ indexes: [IndexDefinition], _ names: inout Set<String>) throws(ServiceError) {
        guard !indexes.isEmpty else { throw .invalidParameter("List of LocalSecondaryIndexes is empty") }
        guard keySchema.count == 2 else {
            throw .invalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
        }
        for index in indexes {
            let name = index.indexName ?? ""
            let key = index.keySchema ?? []
            try check(key)
            guard key.count == 2 else {
                throw .invalidParameter("Index KeySchema does not have a range key for index: \(name)")
            }
            let partition = keySchema[0].attributeName ?? ""
            guard key[0].attributeName == partition else {
                throw .invalidParameter(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: \(name). "
                        + "index hash key: \(key[0].attributeName ?? ""), table hash key: \(partition)")
            }
            try check(index.projection, of: name)
            try checkNew(name, &names)
        }
        guard indexes.count <= Self.localIndexesMax else {
            throw .invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
        }
    }

    private func checkGlobal(_ indexes: [IndexDefinition], _ names: inout Set<String>) throws(ServiceError) {
        guard !indexes.isEmpty else { throw .invalidParameter("List of GlobalSecondaryIndexes is empty") }
        for index in indexes {
            let name = index.indexName ?? ""
            try check(index.keySchema ?? [])
            try check(index.projection, of: name)
            if request.billingMode == "PAY_PER_REQUEST", index.provisionedThroughput != nil {
                throw .invalidParameter(
                    "ProvisionedThroughput should not be specified for index: \(name) when BillingMode is "
                        + "PAY_PER_REQUEST")
            }
            try checkNew(name, &names)
        }
        guard indexes.count <= Self.globalIndexesMax else {
            throw .invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20")
        }
    }

    private func check(_ projection: IndexProjection?, of index: String) throws(ServiceError) {
        guard let type = projection?.projectionType else { throw .invalidParameter("Unknown ProjectionType: null") }
        switch (type, projection?.nonKeyAttributes) {
        case ("INCLUDE", nil):
            throw .invalidParameter("ProjectionType is \(type), but NonKeyAttributes is not specified")
        case ("ALL", .some), ("KEYS_ONLY", .some):
            throw .invalidParameter("ProjectionType is \(type), but NonKeyAttributes is specified")
        default: break
        }
    }

    private func checkNew(_ name: String, _ names: inout Set<String>) throws(ServiceError) {
        guard names.insert(name).inserted else { throw .invalidParameter("Duplicate index name: \(name)") }
    }

    private func checkAllUsed() throws(ServiceError) {
        let indexes = (request.globalIndexes ?? []) + (request.localIndexes ?? [])
        let used = Set((keySchema + indexes.flatMap { $0.keySchema ?? [] }).compactMap(\.attributeName))
        guard Set(definedNames) == used else {
            let indexKeys = used.sorted().joined(separator: ", ")
            throw .invalidParameter(
                "Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + "[\(definedNames.joined(separator: ", "))], keys used: [\(indexKeys)]")
        }
    }
}
