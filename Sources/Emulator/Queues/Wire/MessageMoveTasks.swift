/// `StartMessageMoveTask`, `ListMessageMoveTasks` and `CancelMessageMoveTask`.
enum MessageMoveTasks {
    struct StartInput: Decodable {
        let sourceARN: String?
        let destinationARN: String?
        let perSecondMax: Int?

        enum CodingKeys: String, CodingKey {
            case sourceARN = "SourceArn"
            case destinationARN = "DestinationArn"
            case perSecondMax = "MaxNumberOfMessagesPerSecond"
        }
    }

    struct StartOutput: Encodable {
        let taskHandle: String

        enum CodingKeys: String, CodingKey {
            case taskHandle = "TaskHandle"
        }
    }

    struct ListInput: Decodable {
        let sourceARN: String?
        let maxResults: Int?

        enum CodingKeys: String, CodingKey {
            case sourceARN = "SourceArn"
            case maxResults = "MaxResults"
        }
    }

    struct ListOutput: Encodable {
        let results: [Entry]?

        enum CodingKeys: String, CodingKey {
            case results = "Results"
        }
    }

    struct Entry: Encodable {
        /// Only while the task runs.
        let taskHandle: String?
        let status: String
        let sourceARN: String
        let destinationARN: String?
        let perSecondMax: Int?
        let moved: Int
        let toMove: Int
        let failureReason: String?
        /// Milliseconds since 1970.
        let startedAt: Int64

        init(_ task: MoveTask) {
            taskHandle = task.status == .running ? MoveTaskHandle(task).text : nil
            status = task.status.rawValue
            sourceARN = task.sourceARN
            destinationARN = task.destinationARN
            perSecondMax = task.perSecondMax
            moved = task.moved
            toMove = task.toMove
            failureReason = task.failureReason
            startedAt = task.startedAt
        }

        enum CodingKeys: String, CodingKey {
            case taskHandle = "TaskHandle"
            case status = "Status"
            case sourceARN = "SourceArn"
            case destinationARN = "DestinationArn"
            case perSecondMax = "MaxNumberOfMessagesPerSecond"
            case moved = "ApproximateNumberOfMessagesMoved"
            case toMove = "ApproximateNumberOfMessagesToMove"
            case failureReason = "FailureReason"
            case startedAt = "StartedTimestamp"
        }
    }

    struct CancelInput: Decodable {
        let taskHandle: String?

        enum CodingKeys: String, CodingKey {
            case taskHandle = "TaskHandle"
        }
    }

    struct CancelOutput: Encodable {
        let moved: Int

        enum CodingKeys: String, CodingKey {
            case moved = "ApproximateNumberOfMessagesMoved"
        }
    }
}
