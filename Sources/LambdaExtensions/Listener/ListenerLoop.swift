import Glibc

/// Takes connections and serves them, one piece at a time, on the thread that runs it.
struct ListenerLoop {
    /// Lambda uses one or two. Others wait until one is closed.
    static let connectionsMax = 16
    /// How long no connection is taken after one could not be, for lack of descriptors or memory.
    private static let pauseMilliseconds: Int32 = 100

    private let socket: ListeningSocket
    private let end: Descriptor
    private let bodyBytesMax: Int
    private let receive: @Sendable (TelemetryBatch) throws -> Void
    private var connections: [Int32: ListenerConnection] = [:]
    private var pauses = false

    /// - Parameter end: there is something to read on it, or nobody at its other end, when the loop is to end.
    init(
        _ socket: ListeningSocket, until end: Descriptor, bodyBytesMax: Int,
        receive: @escaping @Sendable (TelemetryBatch) throws -> Void
    ) {
        self.socket = socket
        self.end = end
        self.bodyBytesMax = bodyBytesMax
        self.receive = receive
    }

    /// Blocks until it is told to end.
    mutating func run() {
        while true {
            var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let timeout = pauses ? Self.pauseMilliseconds : -1
            guard poll(&watched, nfds_t(watched.count), timeout) >= 0 || errno == EINTR else { return }
            pauses = false
            for ready in watched where ready.revents != 0 {
                if ready.fd == end.number { return }
                if ready.fd == socket.descriptor.number {
                    accept()
                } else {
                    serve(ready.fd)
                }
            }
        }
    }

    private var descriptors: [Int32] {
        let accepts = !pauses && connections.count < Self.connectionsMax
        return [end.number] + (accepts ? [socket.descriptor.number] : []) + Array(connections.keys)
    }

    private mutating func accept() {
        guard let descriptor = socket.accept() else {
            pauses = true
            return
        }
        connections[descriptor.number] = ListenerConnection(descriptor, bodyBytesMax: bodyBytesMax, receive: receive)
    }

    private mutating func serve(_ number: Int32) {
        if connections[number]?.serve() == false { connections[number] = nil }
    }
}
