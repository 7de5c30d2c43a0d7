import FunctionRuntime
import SharedLayer
import Synchronization

/// Keeps what is logged.
final class RecordedLogOutput: LogOutput {
    private let written = Mutex<[String]>([])

    func write(_ line: [UInt8]) {
        written.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }

    var lines: [String] { written.withLock { $0 } }

    /// The lines as JSON; a line that is none counts as null.
    var records: [JSONValue] {
        lines.map { (try? JSONParser().parse($0)) ?? .null }
    }
}
