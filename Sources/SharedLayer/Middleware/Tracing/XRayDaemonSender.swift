import POSIXProcess
import Synchronization

/// Sends documents to X-Ray's daemon, each in a datagram of its own behind the header that it wants.
///
/// The socket is opened by the first document: a function that is not sampled never has one.
package final class XRayDaemonSender: SegmentSender {
    private static let header = Array(#"{"format":"json","version":1}"#.utf8) + [UInt8(ascii: "\n")]

    private enum Connection: Sendable {
        case none
        case open(DatagramSocket)
        /// It could not be opened, and is not tried again.
        case impossible
    }

    private let address: XRayDaemonAddress
    private let connection = Mutex(Connection.none)

    package init(_ address: XRayDaemonAddress) {
        self.address = address
    }

    package func send(_ document: [UInt8]) {
        socket()?.send(Self.header + document)
    }

    private func socket() -> DatagramSocket? {
        connection.withLock { connection in
            switch connection {
            case .open(let socket): return socket
            case .impossible: return nil
            case .none:
                let socket = try? DatagramSocket(host: address.host, port: address.port)
                connection = socket.map { .open($0) } ?? .impossible
                return socket
            }
        }
    }
}
