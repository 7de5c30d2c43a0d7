import NIOCore
import Synchronization

/// The open connections of one server, which end in order: those with a response to come write it first.
final class FrontConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isEnding = false
    }

    private let state = Mutex(State())

    /// Closes the connection when it comes too late.
    func add(_ channel: any Channel) {
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

    /// Closes every connection without a response to come, also those in the middle of a request; the others close behind
    /// their response.
    func end() {
        for channel in endingChannels() { channel.pipeline.fireUserInboundEventTriggered(FrontEnding()) }
    }

    /// Waits until the last responses are written and every connection is closed, or closes it after `writingMax`.
    func close() async {
        let channels = endingChannels()
        for channel in channels {
            let bound = channel.eventLoop.scheduleTask(in: Self.writingMax) { channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in bound.cancel() }
        }
        // A connection that broke is closed too.
        for channel in channels { try? await channel.closeFuture.get() }
    }

    private static let writingMax = TimeAmount.seconds(1)

    private func endingChannels() -> [any Channel] {
        state.withLock { state in
            state.isEnding = true
            return Array(state.channels.values)
        }
    }
}

/// Tells a connection's handler that the server ends.
struct FrontEnding: Sendable {}
