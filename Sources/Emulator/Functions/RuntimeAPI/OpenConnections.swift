package import NIOCore
import Synchronization

/// The open connections of one server, so that its end can reach each of them.
package final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Closes the connection when it comes too late.
    package func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isLate = state.withLock { state in
            if !state.isEnding { state.channels[id] = channel }
            return state.isEnding
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { _ = $0.channels.removeValue(forKey: id) }
        }
        if isLate { channel.close(promise: nil) }
    }

    /// Takes no more connections, and gives those that are open.
    package func end() -> [any Channel] {
        state.withLock { state in
            state.isEnding = true
            return Array(state.channels.values)
        }
    }
}
