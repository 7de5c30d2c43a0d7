import FunctionRuntime

/// Answers with the numbers up to the one that it is given, a line each, and fails in the middle where it is asked to.
struct Stream: StreamingLambdaHandler {
    struct Order: Decodable {
        let count: Int
        var failsAfter: Int?
    }

    func handle(_ order: Order, response: LambdaResponseWriter, context: LambdaContext) async throws {
        var number = 0
        while number < order.count {
            number += 1
            try await response.write("\(number)\n")
            if number == order.failsAfter { throw CancellationError() }
        }
    }
}
