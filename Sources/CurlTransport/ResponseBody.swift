/// The bytes of a response body as they come in, up to a limit.
final class ResponseBody {
    /// Room is made at once for a body that announces its length, up to here; beyond, as it comes.
    static let reservedBytesMax = 16 << 20

    private(set) var bytes: [UInt8] = []
    private(set) var exceededLimit = false
    private var bytesMax = 0

    func reset(bytesMax: Int) {
        bytes = []
        exceededLimit = false
        self.bytesMax = bytesMax
    }

    /// Makes room for a body of that length.
    func expect(_ count: Int) {
        bytes.reserveCapacity(min(count, bytesMax, Self.reservedBytesMax))
    }

    /// False when the limit is passed: the transfer is to end.
    func append(_ more: UnsafeRawBufferPointer) -> Bool {
        guard more.count <= bytesMax - bytes.count else {
            exceededLimit = true
            bytes.append(contentsOf: more.prefix(bytesMax - bytes.count))
            return false
        }
        bytes.append(contentsOf: more)
        return true
    }

    func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
