/// One message of the encoding `application/vnd.amazon.eventstream`.
///
/// Source: Smithy, "Amazon Event Stream Specification": lengths and checksums are big-endian, CRC-32 as in gzip.
struct EventStreamMessage: Sendable {
    /// In order; all of them are texts.
    let headers: [(name: String, value: String)]
    let payload: [UInt8]

    init(event: String, contentType: String, payload: [UInt8]) {
        headers = [(":event-type", event), (":content-type", contentType), (":message-type", "event")]
        self.payload = payload
    }

    var bytes: [UInt8] {
        let fields = headers.flatMap(Self.bytes)
        let total = Self.preludeBytes + fields.count + payload.count + Self.checksumBytes
        var bytes = Self.bytes(UInt32(total)) + Self.bytes(UInt32(fields.count))
        bytes += Self.bytes(CRC32.checksum(of: bytes))
        bytes += fields
        bytes += payload
        bytes += Self.bytes(CRC32.checksum(of: bytes))
        return bytes
    }

    private static let preludeBytes = 12
    private static let checksumBytes = 4
    private static let textType: UInt8 = 7

    private static func bytes(_ header: (name: String, value: String)) -> [UInt8] {
        let (name, value) = (Array(header.name.utf8), Array(header.value.utf8))
        return [UInt8(name.count)] + name + [textType] + bytes(UInt16(value.count)) + value
    }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        stride(from: number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
