import CurlTransport
import SharedLayer
import TestSupport

/// AWS as moto plays it, with the tables, queues and the key that the stack's functions get from their environment.
struct Cloud: Sendable {
    let configuration: AWSConfiguration
    let http: HTTPClient
    /// What the functions' environment variables are.
    var environment: [String: String]

    var dynamo: DynamoClient { DynamoClient(configuration: configuration, http: http) }
    var queues: QueueClient { QueueClient(configuration: configuration, http: http) }

    static func with(_ body: (Cloud) async throws -> Void) async throws {
        try await MotoServer.with { moto in
            try await TemporaryDirectory.with { layer in
                try layer.write("manifest.json", #"{"name": "moneta-shared-layer", "version": "1.0.0"}"#)
                try layer.write("errors.json", "{}")
                let http = HTTPClient()
                defer { http.shutdown() }
                var cloud = Cloud(url: moto.url, layer: layer.path, http: http)
                try await cloud.build()
                try await body(cloud)
            }
        }
    }

    private init(url: String, layer: String, http: HTTPClient) {
        self.http = http
        configuration = AWSConfiguration(
            region: "us-east-1", credentials: AWSCredentials(accessKeyID: "any", secretAccessKey: "any"), endpoint: url)
        environment = [
            "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
            "AWS_ENDPOINT_URL": url, "ENVIRONMENT": "dev", "LOG_LEVEL": "critical",
            "SIGNATURE_AUDIENCE": "moneta-core-dev", "OUTBOX_AGE_SECONDS": "0",
            "PARTNER_INSIDE_ADDRESSES_ALLOWED": "127.0.0.0/8",
            "SHARED_LAYER_PATH": layer,
        ]
    }

    private mutating func build() async throws {
        for (logicalID, variable) in Self.tables {
            let name = "moneta-dev-\(logicalID)"
            try await call("dynamodb", "DynamoDB_20120810", "1.0", "CreateTable", Self.table(name, logicalID))
            environment[variable] = name
        }
        for (name, variable) in Self.queueNames {
            let answer = try await call("sqs", "AmazonSQS", "1.0", "CreateQueue", ["QueueName": .string(name)])
            environment[variable] = answer["QueueUrl"]?.string
        }
        try await call("events", "AWSEvents", "1.1", "CreateEventBus", ["Name": "moneta-dev"])
        environment["EVENT_BUS_NAME"] = "moneta-dev"
        let key = try await call(
            "kms", "TrentService", "1.1", "CreateKey", ["KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"])
        environment["SIGNING_KEY_ID"] = key["KeyMetadata"]?["KeyId"]?.string
    }

    @discardableResult
    private func call(
        _ service: String, _ prefix: String, _ version: String, _ operation: String, _ input: JSONValue
    ) async throws -> JSONValue {
        try await AWSJSONClient(
            service: service, targetPrefix: prefix, jsonVersion: version, configuration: configuration, http: http
        ).call(operation, input)
    }

    private static func table(_ name: String, _ logicalID: String) -> JSONValue {
        func attribute(_ name: String) -> JSONValue { ["AttributeName": .string(name), "AttributeType": "S"] }
        func key(_ hash: String, _ range: String) -> JSONValue {
            [
                ["AttributeName": .string(hash), "KeyType": "HASH"],
                ["AttributeName": .string(range), "KeyType": "RANGE"],
            ]
        }
        var members = JSONObject([
            ("TableName", .string(name)), ("BillingMode", "PAY_PER_REQUEST"),
            ("AttributeDefinitions", [attribute("pk"), attribute("sk")]), ("KeySchema", key("pk", "sk")),
        ])
        if logicalID == "SubscriptionTable" {
            members["AttributeDefinitions"] = [
                attribute("pk"), attribute("sk"), attribute("outboxPartition"), attribute("createdAt"),
            ]
            members["GlobalSecondaryIndexes"] = [
                [
                    "IndexName": "OutboxIndex", "KeySchema": key("outboxPartition", "createdAt"),
                    "Projection": ["ProjectionType": "ALL"],
                ]
            ]
        }
        return .object(members)
    }

    private static let tables = [
        ("PartnerTable", "PARTNER_TABLE_NAME"), ("OrganizationTable", "ORGANIZATION_TABLE_NAME"),
        ("PublisherTable", "PUBLISHER_TABLE_NAME"), ("MPassTable", "MPASS_TABLE_NAME"),
        ("CertificateTable", "CERTIFICATE_TABLE_NAME"), ("SubscriptionTable", "SUBSCRIPTION_TABLE_NAME"),
    ]

    private static let queueNames = [
        ("ProcessChargeQueue", "PROCESS_CHARGE_QUEUE_URL"), ("SignContractQueue", "SIGN_CONTRACT_QUEUE_URL"),
        ("DeliverToPartnerQueue", "DELIVER_TO_PARTNER_QUEUE_URL"),
        ("DeliverToPartnerDeadLetterQueue", "DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL"),
        ("PlatinumProcessChargeQueue", "PLATINUM_PROCESS_CHARGE_QUEUE_URL"),
        ("PlatinumSignContractQueue", "PLATINUM_SIGN_CONTRACT_QUEUE_URL"),
        ("PlatinumDeliverToPartnerQueue", "PLATINUM_DELIVER_TO_PARTNER_QUEUE_URL"),
        ("PlatinumDeliverToPartnerDeadLetterQueue", "PLATINUM_DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL"),
    ]
}
