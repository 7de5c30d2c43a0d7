import Wire

/// The body of CreateTable, and of the templates' table resources.
struct CreateTableRequest: Decodable {
    var tableName: String?
    var attributeDefinitions: [AttributeDefinition]?
    var keySchema: [KeySchemaElement]?
    var globalIndexes: [IndexDefinition]?
    var localIndexes: [IndexDefinition]?
    var billingMode: String?
    var provisionedThroughput: ProvisionedThroughput?
    var streamSpecification: StreamSpecification?
    var tableClass: String?
    var isDeletionProtected: Bool?
    /// Not a member of CreateTable, but a property of `AWS::DynamoDB::Table`.
    var timeToLive: TimeToLiveSpecification?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case attributeDefinitions = "AttributeDefinitions"
        case keySchema = "KeySchema"
        case globalIndexes = "GlobalSecondaryIndexes"
        case localIndexes = "LocalSecondaryIndexes"
        case billingMode = "BillingMode"
        case provisionedThroughput = "ProvisionedThroughput"
        case streamSpecification = "StreamSpecification"
        case tableClass = "TableClass"
        case isDeletionProtected = "DeletionProtectionEnabled"
        case timeToLive = "TimeToLiveSpecification"
    }

    /// The table that the request asks for.
    /// - Throws: `ValidationException` with AWS's texts.
    func definition(tableID: String, createdAt: Double) throws(ServiceError) -> TableDefinition {
        try checkMembers()
        try CreateTableRules(self).check()
        _ = try streamViewType()
        return TableDefinition(
            name: tableName ?? "", tableID: tableID, createdAt: createdAt,
            attributeDefinitions: attributeDefinitions ?? [], keySchema: keySchema ?? [],
            globalIndexes: globalIndexes ?? [], localIndexes: localIndexes ?? [],
            settings: TableSettings(
                billingMode: billingMode, provisionedThroughput: provisionedThroughput,
                tableClass: tableClass, isDeletionProtected: isDeletionProtected))
    }

    /// What the table's stream is to show; nil for no stream.
    func streamViewType() throws(ServiceError) -> StreamViewType? {
        try streamSpecification?.viewTypeForNewTable()
    }

    /// Checks each member for itself; `CreateTableRules` checks them together.
    private func checkMembers() throws(ServiceError) {
        guard let tableName else {
            throw .validation("The parameter 'TableName' is required but was not present in the request")
        }
        var constraints = Constraints()
        constraints.name(tableName, at: "tableName")
        constraints.oneOf(billingMode, ["PROVISIONED", "PAY_PER_REQUEST"], at: "billingMode")
        constraints.present(attributeDefinitions, at: "attributeDefinitions")
        for (number, attribute) in (attributeDefinitions ?? []).enumerated() {
            let place = "attributeDefinitions.\(number + 1).member"
            constraints.present(attribute.attributeName, at: "\(place).attributeName")
            constraints.present(attribute.attributeType, at: "\(place).attributeType")
            constraints.oneOf(attribute.attributeType, ["B", "N", "S"], at: "\(place).attributeType")
        }
        constraints.keySchema(keySchema, at: "keySchema")
        constraints.atLeast(1, provisionedThroughput?.readCapacityUnits, at: "provisionedThroughput.readCapacityUnits")
        constraints.atLeast(
            1, provisionedThroughput?.writeCapacityUnits, at: "provisionedThroughput.writeCapacityUnits")
        for (list, indexes) in [("globalSecondaryIndexes", globalIndexes), ("localSecondaryIndexes", localIndexes)] {
            for (number, index) in (indexes ?? []).enumerated() {
                constraints.index(index, at: "\(list).\(number + 1).member")
            }
        }
        streamSpecification?.check(&constraints, at: "streamSpecification")
        try constraints.check()
    }
}
