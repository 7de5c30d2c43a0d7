import Glibc
import Subprocess
import SystemPackage

extension ChildProcess {
    /// Runs `executable` to its end and gives back what it wrote to its standard error, a piece for each `write`.
    ///
    /// The standard error is a socket that keeps messages apart (SOCK_SEQPACKET, unix(7)).
    package static func writesToStandardError(
        _ executable: String, environment: [String: String?] = [:]
    ) async throws -> [[UInt8]] {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw TestSupportError(.processFailed, "there is no socket for \(executable)")
        }
        let (reader, writer) = (ends[0], ends[1])
        async let pieces = onThread {
            defer { close(reader) }
            var pieces: [[UInt8]] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(reader, &buffer, buffer.count)
                guard count > 0 else { return pieces }
                pieces.append(Array(buffer.prefix(count)))
            }
        }
        _ = try await run(
            configuration(executable, [], environment, nil), input: .none, output: .discarded,
            error: .fileDescriptor(FileDescriptor(rawValue: writer), closeAfterSpawningProcess: true))
        return try await pieces
    }
}
