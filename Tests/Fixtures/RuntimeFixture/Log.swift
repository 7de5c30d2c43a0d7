import FunctionRuntime
import Logging

/// Logs what it is asked to, from eight tasks at once, and one failure.
struct Log: LambdaHandler {
    struct Request: Decodable {
        let message: String
        /// How often the message's text is repeated.
        var count = 1
        /// How many records each task writes.
        var recordCount = 1

        enum CodingKeys: CodingKey { case message, count, recordCount }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            message = try container.decode(String.self, forKey: .message)
            count = try container.decodeIfPresent(Int.self, forKey: .count) ?? 1
            recordCount = try container.decodeIfPresent(Int.self, forKey: .recordCount) ?? 1
        }
    }

    private let logger = Logger(label: "fixture")

    func handle(_ request: Request, context: LambdaContext) async throws -> NoResult {
        let message = String(repeating: request.message, count: request.count)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<request.recordCount {
                        logger.info("\(message)", metadata: ["place": .array(["\(task)", .stringConvertible(number)])])
                    }
                }
            }
        }
        logger.debug("details")
        logger.error("failed", error: FixtureError.refused)
        return NoResult()
    }
}
