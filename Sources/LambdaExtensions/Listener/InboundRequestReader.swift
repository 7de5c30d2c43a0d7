/// Cuts the bytes of a connection into requests: a state machine, without input or output.
struct InboundRequestReader {
    enum Step: Sendable, Equatable {
        case needsMore
        /// The peer waits for a word before it sends the body.
        case sendsContinue
        case request(InboundRequest)
        case refused(InboundRefusal)
    }

    /// Lambda's are some 200 bytes.
    static let headBytesMax = 16 << 10

    private enum State {
        case head
        case body(InboundHead)
        case refused(InboundRefusal)
    }

    let bodyBytesMax: Int
    private var state = State.head
    private var buffer: [UInt8] = []

    init(bodyBytesMax: Int) {
        self.bodyBytesMax = bodyBytesMax
    }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// What is to be done next. To be called again until more is needed, or something is refused.
    mutating func next() -> Step {
        switch state {
        case .refused(let refusal): return .refused(refusal)
        case .body(let head): return body(after: head)
        case .head:
            do throws(InboundRefusal) {
                guard let head = try takeHead() else { return .needsMore }
                state = .body(head)
                let waits = head.expectsContinue && buffer.count < head.contentLength
                return waits ? .sendsContinue : body(after: head)
            } catch {
                state = .refused(error)
                return .refused(error)
            }
        }
    }

    private mutating func takeHead() throws(InboundRefusal) -> InboundHead? {
        let end = buffer.indices.first { buffer[$0...].starts(with: Self.endOfHead) }
        guard end ?? buffer.count <= Self.headBytesMax else { throw .headTooLarge }
        guard let end else { return nil }
        guard let text = String(validating: buffer[..<end], as: UTF8.self) else { throw .malformed }
        let head = try InboundHead(text)
        guard head.contentLength <= bodyBytesMax else { throw .bodyTooLarge }
        buffer.removeFirst(end + Self.endOfHead.count)
        return head
    }

    private mutating func body(after head: InboundHead) -> Step {
        guard buffer.count >= head.contentLength else { return .needsMore }
        let body = Array(buffer.prefix(head.contentLength))
        buffer.removeFirst(head.contentLength)
        state = .head
        return .request(InboundRequest(method: head.method, body: body, keepsAlive: head.keepsAlive))
    }

    private static let endOfHead = Array("\r\n\r\n".utf8)
}
