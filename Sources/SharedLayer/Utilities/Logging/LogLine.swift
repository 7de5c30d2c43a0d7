import FunctionRuntime
import Logging

/// One line of JSON under construction, which stays below what a log event may have.
struct LogLine {
    /// A log event's 256 KB with the 26 bytes that CloudWatch Logs adds to each.
    ///
    /// Source: CloudWatch Logs quotas, PutLogEvents; Lambda quotas, log line.
    static let bytesMax = (256 << 10) - 26
    /// Room for most records, so that they take one allocation.
    private static let usualBytes = 768
    /// For the end and the mark of a line that is too long.
    private static let endBytes = 32
    private static let escapeBytesMax = 6

    private var bytes: [UInt8] = []
    private var isCut = false

    init() {
        bytes.reserveCapacity(Self.usualBytes)
        bytes.append(UInt8(ascii: "{"))
    }

    /// A text; what does not fit is cut off.
    mutating func append(_ key: String, _ text: String) {
        let start = bytes.count
        appendKey(key)
        bytes.appendJSON(text)
        guard hasOverrun else { return }
        let room = Self.bytesMax - Self.endBytes - start - Self.escapeBytesMax * (key.utf8.count + 2)
        bytes.removeLast(bytes.count - start)
        isCut = true
        guard room > Self.escapeBytesMax * 4 else { return }
        appendKey(key)
        bytes.appendJSON(text.cut(toBytes: room / Self.escapeBytesMax - 3))
    }

    /// Any value; one that does not fit is left out as a whole.
    mutating func append(_ key: String, _ value: Logger.MetadataValue) {
        let start = bytes.count
        appendKey(key)
        bytes.appendJSON(value)
        guard hasOverrun else { return }
        bytes.removeLast(bytes.count - start)
        isCut = true
    }

    /// JSON that was made before, such as `"service":"payments"`.
    mutating func append(member: [UInt8]) {
        appendSeparator()
        bytes.append(contentsOf: member)
    }

    mutating func append(_ key: String, _ timestamp: LogTimestamp) {
        appendKey(key)
        bytes.append(UInt8(ascii: "\""))
        timestamp.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// The line with its newline.
    consuming func finish() -> [UInt8] {
        if isCut { bytes.append(contentsOf: #","truncated":true"#.utf8) }
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private var hasOverrun: Bool { bytes.count > Self.bytesMax - Self.endBytes }

    private mutating func appendKey(_ key: String) {
        appendSeparator()
        bytes.appendJSON(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func appendSeparator() {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    }
}
