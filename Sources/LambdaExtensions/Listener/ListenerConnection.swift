import Glibc

/// One connection to the telemetry listener.
struct ListenerConnection {
    private static let readBytesMax = 64 << 10

    let descriptor: Descriptor
    private let receive: @Sendable (TelemetryBatch) throws -> Void
    private var reader: InboundRequestReader

    init(
        _ descriptor: Descriptor, bodyBytesMax: Int, receive: @escaping @Sendable (TelemetryBatch) throws -> Void
    ) {
        self.descriptor = descriptor
        self.receive = receive
        reader = InboundRequestReader(bodyBytesMax: bodyBytesMax)
    }

    /// Reads what is there and answers what is whole.
    ///
    /// - Returns: false when the connection is to be closed.
    mutating func serve() -> Bool {
        var bytes = [UInt8](repeating: 0, count: Self.readBytesMax)
        let count = recv(descriptor.number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        reader.append(bytes.prefix(count))
        while true {
            switch reader.next() {
            case .needsMore: return true
            case .sendsContinue: guard send("HTTP/1.1 100 Continue\r\n\r\n") else { return false }
            case .request(let request): guard answer(request) else { return false }
            case .refused(let refusal):
                _ = respond(refusal.rawValue, keepsAlive: false)
                return false
            }
        }
    }

    private func answer(_ request: InboundRequest) -> Bool {
        respond(status(of: request), keepsAlive: request.keepsAlive) && request.keepsAlive
    }

    private func status(of request: InboundRequest) -> Int {
        guard request.method == "POST" else { return 405 }
        do {
            try receive(TelemetryBatch(body: request.body))
            return 200
        } catch {
            return 500
        }
    }

    private func respond(_ status: Int, keepsAlive: Bool) -> Bool {
        send("HTTP/1.1 \(status) \r\nContent-Length: 0\r\n\(keepsAlive ? "" : "Connection: close\r\n")\r\n")
    }

    /// A peer that does not take even a hundred bytes is given up.
    private func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let options = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        return Glibc.send(descriptor.number, bytes, bytes.count, options) == bytes.count
    }
}
