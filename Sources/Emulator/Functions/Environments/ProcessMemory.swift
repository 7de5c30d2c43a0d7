import FoundationEssentials

/// Reads what a process used. Source: proc(5), `/proc/pid/status`.
enum ProcessMemory {
    /// The most memory that the process itself held so far (VmHWM), rounded up; nil when it is gone.
    static func peakMegabytes(of process: Int32) -> Int? {
        guard let status = try? Data(contentsOf: URL(filePath: "/proc/\(process)/status")) else { return nil }
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
                Int($0)
            }
            return kilobytes.map { ($0 + 1023) / 1024 }
        }
        return nil
    }
}
