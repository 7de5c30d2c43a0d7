import FunctionRuntime
import Glibc
import LambdaEvents
import SystemPackage

/// Writes how many nanoseconds each message took to get here: its body is the time at which it was sent.
struct QueueStamp: LambdaHandler {
    private let file: FileDescriptor

    init() throws {
        let path = getenv("STAMP_FILE").map { String(cString: $0) } ?? ""
        file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
    }

    func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let nanoseconds = now.tv_sec * 1_000_000_000 + now.tv_nsec
        let lines = event.records.map { "\(nanoseconds - (Int($0.body) ?? 0))\n" }.joined()
        _ = try file.writeAll(lines.utf8)
        return SQSBatchResponse(batchItemFailures: [])
    }
}
