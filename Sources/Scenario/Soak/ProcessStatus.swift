import FoundationEssentials

/// What `/proc/<id>/status` says (proc(5)).
struct ProcessStatus {
    private let lines: [Substring]

    init(_ processID: Int32) {
        let data = FileManager.default.contents(atPath: "/proc/\(processID)/status")
        lines = data.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n") ?? []
    }

    var tracerID: Int32? { value("TracerPid:").flatMap { Int32($0) } }

    /// False for a process that has ended, waited for or not.
    var isRunning: Bool { value("State:").map { $0 != "Z" && $0 != "X" } ?? false }

    private func value(_ name: String) -> Substring? {
        lines.first { $0.hasPrefix(name) }?.dropFirst(name.count).split { $0 == "\t" || $0 == " " }.first
    }
}
