import FunctionRuntime
import Glibc

/// Answers with its process id, and says on standard error when it is shut down.
struct Identify: LambdaHandler {
    struct Order: Decodable {
        /// Whether the process gets SIGTERM while the invocation is in hand.
        var terminates: Bool?
    }

    func handle(_ order: Order, context: LambdaContext) async throws -> Int32 {
        if order.terminates == true { kill(getpid(), SIGTERM) }
        return getpid()
    }

    static func say(_ text: String) {
        let bytes = Array("\(text)\n".utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
