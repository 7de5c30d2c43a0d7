import FoundationEssentials
import Wire

/// A subscription's `RedrivePolicy`.
struct DeadLetterPolicy: Codable, Sendable {
    let deadLetterTargetArn: String

    /// - Parameters:
    ///   - prefix: stands before the text of the error, such as `Attributes Reason: `.
    ///   - isFIFO: whether a FIFO topic is subscribed to a FIFO queue.
    init(_ text: String, prefix: String = "", isFIFO: Bool) throws(ServiceError) {
        if let problem = JSONProblem.describe(Array(text.utf8)) {
            throw .invalidParameter("\(prefix)RedrivePolicy: failed to parse JSON. \(problem)")
        }
        guard let policy = try? JSONDecoder().decode(DeadLetterPolicy.self, from: Data(text.utf8)) else {
            throw .invalidParameter("\(prefix)RedrivePolicy: deadLetterTargetArn is missing")
        }
        let parts = policy.deadLetterTargetArn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "sqs" else {
            throw .invalidParameter("\(prefix)RedrivePolicy: deadLetterTargetArn is an invalid arn")
        }
        guard !isFIFO || policy.deadLetterTargetArn.hasSuffix(TopicName.fifoSuffix) else {
            throw .invalidParameter(
                "\(prefix)RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.")
        }
        self = policy
    }
}
