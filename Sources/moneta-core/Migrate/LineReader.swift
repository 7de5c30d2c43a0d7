import SystemPackage

/// The lines of a file one after another, so that a file of any size needs no more memory than its longest line.
struct LineReader: ~Copyable {
    private let descriptor: FileDescriptor
    private let path: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Of the line that was read last, from 1.
    private(set) var number = 0

    /// Throws a `CommandError`.
    init(path: String) throws {
        self.path = path
        do { descriptor = try FileDescriptor.open(path, .readOnly) } catch {
            throw CommandError("\(path) cannot be read (\(error)): name a file that is there.")
        }
    }

    /// The next line without its line break, nil after the last one. Throws a `CommandError`.
    mutating func next() throws -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: Self.lineFeed) {
                defer { start = end + 1 }
                number += 1
                return buffer[start..<end]
            }
            guard !isAtEnd else { return rest() }
            guard buffer.count - start <= Self.lineBytesMax else {
                throw CommandError(
                    "\(path):\(number + 1) has more than \(Self.lineBytesMax) bytes: it is no JSON Lines file.")
            }
            try fill()
            searched = start
        }
    }

    consuming func close() throws { try descriptor.close() }

    /// The last line, where it has no line break.
    private mutating func rest() -> ArraySlice<UInt8>? {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        number += 1
        return buffer[start...]
    }

    private mutating func fill() throws {
        buffer.removeSubrange(..<start)
        start = 0
        let descriptor = descriptor
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        let count: Int
        do {
            count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        } catch {
            throw CommandError("\(path) cannot be read (\(error)).")
        }
        buffer += chunk[..<count]
        isAtEnd = count == 0
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let chunkBytes = 1 << 16
    private static let lineBytesMax = 1 << 16
}
