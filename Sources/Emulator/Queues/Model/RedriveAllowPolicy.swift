import JSONCoding
import Wire

/// Which queues may use a queue as their dead-letter queue, from the queue attribute `RedriveAllowPolicy`.
struct RedriveAllowPolicy: Sendable, Equatable {
    private enum Permission: String {
        case allowAll, denyAll, byQueue
    }

    /// As it was set, for `GetQueueAttributes`.
    let text: String
    private let permission: Permission
    private let sourceARNs: [String]

    /// Throws `InvalidParameterValueException` with SQS's reason.
    init(parsing text: String) throws(ServiceError) {
        guard let document = try? JSONCoder.decode(Document.self, from: Array(text.utf8)),
            let permission = Permission(rawValue: document.redrivePermission ?? "")
        else {
            throw .invalidParameter(
                "Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can't create the redrive allow "
                    + "policy, as it’s in an unsupported format.")
        }
        func invalid(_ reason: String) -> ServiceError {
            .invalidParameter(
                "RedriveAllowPolicy", value: text, reason: "Amazon SQS can't create the redrive allow policy. \(reason)"
            )
        }
        let sources = document.sourceQueueArns ?? []
        switch permission {
        case .allowAll, .denyAll:
            guard document.sourceQueueArns == nil else {
                throw invalid(
                    "To specify one or more source queue ARNs, you must set redrivePermission to byQueue.")
            }
        case .byQueue:
            guard !sources.isEmpty else {
                throw invalid(
                    "When you specify the byQueue permission type, you must also specify one or more sourceQueueArns "
                        + "values.")
            }
            guard sources.count <= QueueLimits.redriveSourcesMax else {
                throw invalid(
                    "The maximum number of source queue ARNs you can specify is \(QueueLimits.redriveSourcesMax).")
            }
        }
        self.text = text
        self.permission = permission
        sourceARNs = sources
    }

    func allows(sourceARN: String) -> Bool {
        switch permission {
        case .allowAll: true
        case .denyAll: false
        case .byQueue: sourceARNs.contains(sourceARN)
        }
    }

    private struct Document: Decodable {
        let redrivePermission: String?
        let sourceQueueArns: [String]?
    }
}
