import FoundationEssentials
import Wire

/// What a receiver holds of a message that it received: names one receive of one message of one queue.
///
/// Base64 of a version, the queue's and the message's numbers and a nonce that each receive makes anew.
struct ReceiptHandle: Sendable, Equatable {
    static let nonceByteCount = 16
    private static let version: [UInt8] = [1, 1, 1, 1]
    private static let byteCount = 4 + 8 + 8 + nonceByteCount

    let queueID: Int64
    let sequence: Int64
    let nonce: [UInt8]

    init(queueID: Int64, sequence: Int64, nonce: [UInt8]) {
        self.queueID = queueID
        self.sequence = sequence
        self.nonce = nonce
    }

    /// Throws `ReceiptHandleIsInvalid` for a text that no receive has made.
    init(parsing text: String) throws(ServiceError) {
        guard let data = Data(base64Encoded: text), data.count == Self.byteCount, data.starts(with: Self.version) else {
            throw .receiptHandleIsInvalid(text)
        }
        let bytes = Array(data)
        // What a message has before its first receive.
        guard bytes[20...].contains(where: { $0 != 0 }) else { throw .receiptHandleIsInvalid(text) }
        queueID = Self.number(bytes[4..<12])
        sequence = Self.number(bytes[12..<20])
        nonce = Array(bytes[20...])
    }

    var text: String {
        Data(Self.version + Self.bytes(queueID) + Self.bytes(sequence) + nonce).base64EncodedString()
    }

    static func nonce(of id: UUID) -> [UInt8] {
        let bytes = id.uuid
        return [
            bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7, bytes.8, bytes.9, bytes.10,
            bytes.11,
            bytes.12, bytes.13, bytes.14, bytes.15,
        ]
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * Int64($0))) }
    }
}
