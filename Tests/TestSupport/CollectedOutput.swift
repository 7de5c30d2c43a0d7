import Subprocess
import Synchronization

/// What a process has printed so far, on both streams; past `bytesMax` the rest is dropped.
final class CollectedOutput: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private let bytesMax: Int

    init(bytesMax: Int = 64 << 20) {
        self.bytesMax = bytesMax
    }

    private func append(_ more: [UInt8]) {
        bytes.withLock { bytes in
            bytes.append(contentsOf: more.prefix(max(0, bytesMax - bytes.count)))
        }
    }

    /// Reads to the end of the stream, or until the task is cancelled.
    func collect(_ sequence: SubprocessOutputSequence) async {
        do {
            for try await buffer in sequence {
                append(buffer.withUnsafeBytes { Array($0) })
            }
        } catch {
            append(Array("[the output could not be read further: \(error)]".utf8))
        }
    }

    var text: String {
        String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    }
}
