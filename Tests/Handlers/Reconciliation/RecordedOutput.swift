import FunctionRuntime
import SharedLayer
import Synchronization

/// Keeps the lines that a function logs and the documents of its metrics.
final class RecordedOutput: LogOutput {
    private let written = Mutex<[[UInt8]]>([])

    func write(_ record: [UInt8]) {
        written.withLock { $0.append(record) }
    }

    /// The documents that have this metric.
    func documents(of metric: String) throws -> [JSONValue] {
        try written.withLock(\.self).map { try JSONParser().parse($0) }
            .filter { $0["_aws"] != nil && $0[metric] != nil }
    }
}
