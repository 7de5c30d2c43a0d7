import Delivery
import FoundationEssentials
import Wire

extension ObjectsService {
    func notification(of name: String) async throws -> ObjectAnswer {
        let data = try await read { db in
            _ = try ObjectStore.bucket(name, db)
            return try ObjectStore.setting("notification", of: name, db)
        }
        let configuration = try data.map { try JSONDecoder().decode(NotificationConfiguration.self, from: Data($0)) }
        return .xml("NotificationConfiguration", configuration?.elements ?? [])
    }

    func putNotification(_ call: ObjectCall, _ name: String) async throws -> ObjectAnswer {
        try DocumentDigest.check(call)
        _ = try await read { try ObjectStore.bucket(name, $0) }
        let document = try call.document("NotificationConfiguration")
        let configuration = try NotificationConfiguration(document) {
            Data(newContentID().utf8).base64EncodedString()
        }
        if call.header("x-amz-skip-destination-validation")?.lowercased() != "true" {
            try await test(configuration, bucket: name, requestID: call.requestID)
        }
        try await set(configuration, of: name)
        return ObjectAnswer()
    }

    func set(_ configuration: NotificationConfiguration, of name: String) async throws {
        let isEmpty = configuration.rules.isEmpty && !configuration.hasEventBridge
        let data = isEmpty ? nil : Array(try JSONEncoder().encode(configuration))
        try await write { db, _ in try ObjectStore.set("notification", of: name, to: data, db) }
    }

    /// Sends queues and topics S3's test message: who does not take it is no destination.
    func test(_ configuration: NotificationConfiguration, bucket: String, requestID: String) async throws {
        let message = TestMessage(
            time: Timestamp.text(milliseconds: nowMilliseconds), bucket: bucket, requestID: requestID,
            hostID: RequestIDs.hostID(of: requestID))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let body = String(decoding: try encoder.encode(message), as: UTF8.self)
        for rule in configuration.rules where rule.kind != .function {
            do throws(DeliveryFailure) {
                try await router.accept(EventSource.delivery(to: rule.target, body))
            } catch {
                throw ObjectsError.invalidArgument(
                    "Unable to validate the following destination configurations", name: rule.target,
                    value: "The destination \(rule.kind.rawValue) does not exist")
            }
        }
    }

    private struct TestMessage: Encodable {
        let service = "Amazon S3"
        let event = "s3:TestEvent"
        let time: String
        let bucket: String
        let requestID: String
        let hostID: String

        enum CodingKeys: String, CodingKey {
            case service = "Service"
            case event = "Event"
            case time = "Time"
            case bucket = "Bucket"
            case requestID = "RequestId"
            case hostID = "HostId"
        }
    }
}
