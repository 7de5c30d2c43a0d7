import FoundationEssentials
import Glibc

/// Processes of execution environments whose emulator was killed. One that is in the middle of something never notices.
enum Orphans {
    /// Ends the processes of these environments and what they started, wherever they moved themselves.
    ///
    /// A runtime's are known by the log stream in their environment variables, which names the execution environment and
    /// which no template can set; those of extensions, which have no log stream, by the environment's folder. So a process
    /// number that belongs to somebody else by now is never meant.
    /// Source: proc(5), `/proc/pid/environ`.
    ///
    /// - Parameter folder: where the environments have theirs.
    static func end(of environmentIDs: [String], in folder: String) {
        guard !environmentIDs.isEmpty else { return }
        let streams = environmentIDs.map { Array("[$LATEST]\($0.filter { $0 != "-" })".utf8) }
        let folders = environmentIDs.map { Array("TMPDIR=\(folder)/\($0)/".utf8) }
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap(Int32.init) where process != getpid() {
            // Unreadable is what belongs to another user or has just ended.
            guard let data = try? Data(contentsOf: URL(filePath: "/proc/\(process)/environ")) else { continue }
            let isMeant = data.split(separator: 0).contains { variable in
                if variable.starts(with: streamName) {
                    return streams.contains { variable.suffix($0.count).elementsEqual($0) }
                }
                return folders.contains { variable.starts(with: $0) }
            }
            if isMeant { _ = kill(process, SIGKILL) }
        }
    }

    private static let streamName = Array("AWS_LAMBDA_LOG_STREAM_NAME=".utf8)
}
