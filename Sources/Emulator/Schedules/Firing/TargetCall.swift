import Delivery
import FoundationEssentials
import Wire

/// The request that a schedule's invocation makes of its target.
struct TargetCall {
    let delivery: Delivery
    /// With the context attributes filled in.
    let input: String
    let requestID: String

    /// Throws a failure that no retry helps when the input does not fit the call.
    func request(_ kind: TargetKind) throws(DeliveryFailure) -> ServiceRequest {
        switch kind {
        case .function: return invoke(function: delivery.target, payload: input, type: "Event")
        case .queue:
            return json(
                "AmazonSQS.SendMessage",
                [
                    "QueueUrl": Self.queueURL(delivery.target), "MessageBody": input,
                    "MessageGroupId": delivery.messageGroupID,
                ])
        case .topic: return publish([("TopicArn", delivery.target), ("Message", input)])
        case .eventBus:
            let entry = PutEvents.Entry(
                eventBusName: delivery.target, source: delivery.details[FiringDetail.source] ?? "",
                detailType: delivery.details[FiringDetail.detailType] ?? "", detail: input,
                resources: [delivery.details[FiringDetail.arn] ?? ""])
            let body = (try? ScheduleJSON.encode(PutEvents(entries: [entry]))) ?? []
            return json("AWSEvents.PutEvents", body: body)
        case .universal(let target):
            if let prefix = UniversalTarget.jsonTargets[target.service] {
                return json("\(prefix).\(target.operation)", body: Array(input.utf8))
            }
            return try other(target)
        }
    }

    private func other(_ target: UniversalTarget) throws(DeliveryFailure) -> ServiceRequest {
        do {
            if target.service == "lambda" {
                let invoke = try ScheduleJSON.decode(InvokeInput.self, from: Array(input.utf8))
                return self.invoke(
                    function: invoke.functionName, payload: invoke.payload ?? "{}",
                    type: invoke.invocationType ?? "RequestResponse")
            }
            let publish = try ScheduleJSON.decode(PublishInput.self, from: Array(input.utf8))
            return self.publish(publish.parameters)
        } catch {
            throw DeliveryFailure(
                "ValidationException", "The input does not fit \(delivery.target): \(error)", isRetryable: false)
        }
    }

    private func invoke(function: String, payload: String, type: String) -> ServiceRequest {
        ServiceRequest(
            method: "POST", path: "/2015-03-31/functions/\(function)/invocations",
            headers: ["x-amz-invocation-type": type, "content-type": "application/json"], body: Array(payload.utf8),
            requestID: requestID)
    }

    private func json(_ target: String, _ members: [String: String?]) -> ServiceRequest {
        json(target, body: (try? Array(JSONEncoder().encode(members.compactMapValues(\.self)))) ?? [])
    }

    private func json(_ target: String, body: [UInt8]) -> ServiceRequest {
        ServiceRequest(
            method: "POST", path: "/",
            headers: ["x-amz-target": target, "content-type": "application/x-amz-json-1.1", "host": "localhost"],
            body: body,
            requestID: requestID)
    }

    private func publish(_ parameters: [(String, String)]) -> ServiceRequest {
        let form = ([("Action", "Publish"), ("Version", "2010-03-31")] + parameters)
            .map { "\(Self.percentEncoded($0.0))=\(Self.percentEncoded($0.1))" }.joined(separator: "&")
        return ServiceRequest(
            method: "POST", path: "/", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array(form.utf8), requestID: requestID)
    }

    /// Any host will do.
    private static func queueURL(_ arn: String) -> String {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).suffix(2)
        return "http://localhost/\(parts.joined(separator: "/"))"
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isUnreserved =
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || "-._~".utf8.contains(byte)
            if isUnreserved { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}

private struct PutEvents: Encodable {
    let entries: [Entry]

    struct Entry: Encodable {
        let eventBusName: String
        let source: String
        let detailType: String
        let detail: String
        let resources: [String]
    }
}

/// The input of the universal target `lambda:invoke`.
private struct InvokeInput: Decodable {
    let functionName: String
    let invocationType: String?
    let payload: String?
}

/// The input of the universal target `sns:publish`.
private struct PublishInput: Decodable {
    let topicArn: String
    let message: String
    let subject: String?
    let messageStructure: String?
    let messageGroupId: String?
    let messageDeduplicationId: String?

    var parameters: [(String, String)] {
        let all = [
            ("TopicArn", topicArn), ("Message", message), ("Subject", subject), ("MessageStructure", messageStructure),
            ("MessageGroupId", messageGroupId), ("MessageDeduplicationId", messageDeduplicationId),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
