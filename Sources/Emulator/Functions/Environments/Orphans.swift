import FoundationEssentials
import Glibc

/// Processes of execution environments whose emulator was killed. One that is in the middle of something never notices.
enum Orphans {
    /// Ends the processes of these environments and what they started, wherever they moved themselves.
    ///
    /// They are known by the log stream in their environment variables, which names the execution environment and which
    /// no template can set; so a process number that belongs to somebody else by now is never meant.
    /// Source: proc(5), `/proc/pid/environ`.
    static func end(of environmentIDs: [String]) {
        guard !environmentIDs.isEmpty else { return }
        let endings = environmentIDs.map { Array("[$LATEST]\($0.filter { $0 != "-" })".utf8) }
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap(Int32.init) where process != getpid() {
            // Unreadable is what belongs to another user or has just ended.
            guard let variables = try? Data(contentsOf: URL(filePath: "/proc/\(process)/environ")) else { continue }
            let stream = variables.split(separator: 0).first { $0.starts(with: name) }
            guard let stream, endings.contains(where: { stream.suffix($0.count).elementsEqual($0) }) else { continue }
            _ = kill(process, SIGKILL)
        }
    }

    private static let name = Array("AWS_LAMBDA_LOG_STREAM_NAME=".utf8)
}
