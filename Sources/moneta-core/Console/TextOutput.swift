import Glibc
import SystemPackage

/// Where a command writes lines: a file that appears whole or not at all, or standard output.
struct TextOutput: ~Copyable {
    private let descriptor: FileDescriptor
    private let path: String?
    private var buffer: [UInt8] = []

    /// - Parameter path: `-` is standard output.
    init(path: String) throws {
        guard path != "-" else {
            self.path = nil
            descriptor = .standardOutput
            return
        }
        self.path = path
        do {
            descriptor = try FileDescriptor.open(
                Self.unfinished(path), .writeOnly, options: [.create, .truncate],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        } catch {
            throw CommandError("\(path) cannot be written (\(error)): name a file in a folder that exists.")
        }
    }

    mutating func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// What is left, and the file under its name.
    mutating func finish() throws {
        try flush()
        guard let path else { return }
        try descriptor.close()
        guard rename(Self.unfinished(path), path) == 0 else {
            throw CommandError("\(Self.unfinished(path)) cannot be renamed to \(path) (\(Errno(rawValue: errno))).")
        }
    }

    private mutating func flush() throws {
        do { try descriptor.writeAll(buffer) } catch {
            throw CommandError("\(path ?? "Standard output") cannot be written (\(error)).")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func unfinished(_ path: String) -> String { path + ".part" }
    private static let bufferBytes = 1 << 16
}
