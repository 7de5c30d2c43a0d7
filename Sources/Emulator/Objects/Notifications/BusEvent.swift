import FoundationEssentials

/// An event of a bucket as the event bus has it. Source: Amazon S3 user guide, "EventBridge event message structure".
struct BusEvent: Encodable, Sendable {
    let version = "0"
    let id: String
    let detailType: String
    let source = "aws.s3"
    let account: String
    let time: String
    let region: String
    let resources: [String]
    let detail: Detail

    private enum CodingKeys: String, CodingKey {
        case version, id, source, account, time, region, resources, detail
        case detailType = "detail-type"
    }

    init(
        _ event: ObjectEvent, _ detail: Detail, account: String, region: String, timeMilliseconds: Int64, id: String
    ) {
        self.id = id
        detailType = detail.type
        self.account = account
        time = Timestamp.seconds(Date(timeIntervalSince1970: Double(timeMilliseconds) / 1_000))
        self.region = region
        resources = ["arn:aws:s3:::\(event.bucket)"]
        self.detail = detail
    }

    struct Detail: Encodable, Sendable {
        let version = "0"
        let bucket: [String: String]
        let object: Object
        let requestID: String
        let requester: String
        let sourceIP: String
        let reason: String?
        let deletionType: String?
        /// `Object Created` and its like; not a member.
        let type: String

        private enum CodingKeys: String, CodingKey {
            case version, bucket, object, requester, reason
            case requestID = "request-id"
            case sourceIP = "source-ip-address"
            case deletionType = "deletion-type"
        }

        init?(_ event: ObjectEvent, requester: String, requestID: String, sourceIP: String, sequencer: String) {
            guard let kind = Self.kinds[event.name] else { return nil }
            (type, reason, deletionType) = kind
            bucket = ["name": event.bucket]
            object = Object(
                key: event.key, size: event.size, etag: event.etag, versionID: event.versionID, sequencer: sequencer)
            self.requester = requester
            self.requestID = requestID
            self.sourceIP = sourceIP
        }

        private static let kinds: [String: (type: String, reason: String?, deletion: String?)] = [
            "s3:ObjectCreated:Put": ("Object Created", "PutObject", nil),
            "s3:ObjectCreated:Post": ("Object Created", "POST Object", nil),
            "s3:ObjectCreated:Copy": ("Object Created", "CopyObject", nil),
            "s3:ObjectCreated:CompleteMultipartUpload": ("Object Created", "CompleteMultipartUpload", nil),
            "s3:ObjectRemoved:Delete": ("Object Deleted", "DeleteObject", "Permanently Deleted"),
            "s3:ObjectRemoved:DeleteMarkerCreated": ("Object Deleted", "DeleteObject", "Delete Marker Created"),
            "s3:LifecycleExpiration:Delete": ("Object Deleted", "Lifecycle Expiration", "Permanently Deleted"),
            "s3:LifecycleExpiration:DeleteMarkerCreated": (
                "Object Deleted", "Lifecycle Expiration", "Delete Marker Created"
            ),
            "s3:ObjectTagging:Put": ("Object Tags Added", nil, nil),
            "s3:ObjectTagging:Delete": ("Object Tags Deleted", nil, nil),
        ]
    }

    struct Object: Encodable, Sendable {
        let key: String
        let size: Int?
        let etag: String?
        let versionID: String?
        let sequencer: String

        private enum CodingKeys: String, CodingKey {
            case key, size, etag, sequencer
            case versionID = "version-id"
        }
    }
}
