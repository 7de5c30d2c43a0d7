/// The bytes of a response body as they come in, up to a limit.
final class ResponseBody {
    private(set) var bytes: [UInt8] = []
    private(set) var exceededLimit = false
    private var bytesMax = 0

    func reset(bytesMax: Int) {
        bytes = []
        exceededLimit = false
        self.bytesMax = bytesMax
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
