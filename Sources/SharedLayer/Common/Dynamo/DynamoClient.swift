/// DynamoDB's operations on items. Reads are consistent unless said otherwise.
///
/// Every method throws `AWSError` with the service's exception name as its code.
package struct DynamoClient: Sendable {
    let client: AWSJSONClient

    package init(configuration: AWSConfiguration, http: any HTTPTransport) {
        client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http)
    }

    package func getItem(
        _ key: DynamoItem, from table: String, consistent: Bool = true
    ) async throws(AWSError) -> DynamoItem? { nil }

    package func putItem(
        _ item: DynamoItem, into table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) {}

    /// Returns the item as it is after the update.
    package func updateItem(
        _ key: DynamoItem, in table: String, update: DynamoUpdate, condition: DynamoCondition? = nil
    ) async throws(AWSError) -> DynamoItem { [:] }

    /// Returns the item as it was; nil when there was none.
    @discardableResult
    package func deleteItem(
        _ key: DynamoItem, from table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) -> DynamoItem? { nil }

    package func query(_ query: DynamoQuery) async throws(AWSError) -> DynamoPage {
        DynamoPage(items: [], lastKey: nil, scannedCount: 0)
    }

    package func scan(_ scan: DynamoScan) async throws(AWSError) -> DynamoPage {
        DynamoPage(items: [], lastKey: nil, scannedCount: 0)
    }

    /// All or nothing, at most 100 parts. With the same token within ten minutes the service does it once.
    package func transactWrite(_ writes: [DynamoWrite], token: String? = nil) async throws(AWSError) {}

    /// The items as of one moment, in the order of the reads; nil for those that are not there.
    package func transactGet(_ reads: [DynamoRead]) async throws(AWSError) -> [DynamoItem?] { [] }
}
