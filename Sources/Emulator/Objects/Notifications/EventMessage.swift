import FoundationEssentials

/// The document of a notification: one record. Source: Amazon S3 user guide, "Event message structure".
struct EventMessage: Encodable, Sendable {
    private let records: [Record]

    private enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    struct Record: Encodable, Sendable {
        let eventVersion: String
        let eventSource = "aws:s3"
        let awsRegion: String
        let eventTime: String
        let eventName: String
        let userIdentity: Identity
        let requestParameters: [String: String]
        let responseElements: [String: String]
        let s3: Entity
    }

    struct Identity: Encodable, Sendable {
        let principalId: String
    }

    struct Entity: Encodable, Sendable {
        let s3SchemaVersion = "1.0"
        let configurationId: String
        let bucket: Bucket
        let object: Object
    }

    struct Bucket: Encodable, Sendable {
        let name: String
        let ownerIdentity: Identity
        let arn: String
    }

    struct Object: Encodable, Sendable {
        let key: String
        let size: Int?
        let eTag: String?
        let versionId: String?
        let sequencer: String
    }

    init(
        _ event: ObjectEvent, rule: String, region: String, timeMilliseconds: Int64, principal: String,
        sourceIP: String, requestID: String, hostID: String, sequencer: String
    ) {
        // Later kinds of events came with later versions of the record.
        let isLater = event.name.hasPrefix("s3:ObjectTagging") || event.name.hasPrefix("s3:Lifecycle")
        records = [
            Record(
                eventVersion: isLater ? "2.3" : "2.1", awsRegion: region,
                eventTime: Timestamp.text(milliseconds: timeMilliseconds), eventName: String(event.name.dropFirst(3)),
                userIdentity: Identity(principalId: principal), requestParameters: ["sourceIPAddress": sourceIP],
                responseElements: ["x-amz-request-id": requestID, "x-amz-id-2": hostID],
                s3: Entity(
                    configurationId: rule,
                    bucket: Bucket(
                        name: event.bucket, ownerIdentity: Identity(principalId: principal),
                        arn: "arn:aws:s3:::\(event.bucket)"),
                    object: Object(
                        key: KeyEncoding.encode(event.key), size: event.size, eTag: event.etag,
                        versionId: event.versionID, sequencer: sequencer)))
        ]
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
