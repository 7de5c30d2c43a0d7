import FoundationEssentials
import Glibc

/// The processes of functions' execution environments that an emulator has started, as the kernel lists them.
package struct FunctionProcesses: Sendable {
    private let emulatorID: Int32

    package init(emulatorID: Int32) {
        self.emulatorID = emulatorID
    }

    /// Ends one process of that function at once, as `kill -9` does. False when the function has none just now.
    @discardableResult
    package func kill(_ function: String) -> Bool {
        guard let processID = processIDs(of: function).first else { return false }
        return Glibc.kill(processID, SIGKILL) == 0
    }

    package func processIDs(of function: String) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { processID in
            parent(of: processID) == emulatorID && environment(of: processID).contains("_HANDLER=\(function)")
        }
    }

    /// The fourth field of `/proc/<id>/stat`; the second, in parentheses, may hold spaces (proc(5)).
    private func parent(of processID: Int32) -> Int32? {
        let fields = text(of: "/proc/\(processID)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 1 ? Int32(fields[1]) : nil
    }

    private func environment(of processID: Int32) -> [Substring] {
        text(of: "/proc/\(processID)/environ").split(separator: "\0")
    }

    /// Empty when the process has ended meanwhile.
    private func text(of path: String) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}
