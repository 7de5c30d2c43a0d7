import Functions
import NIOCore

/// The connections of a front, which end in order: those with a response to come write it first.
struct FrontConnections: Sendable {
    private let connections = OpenConnections()

    func add(_ channel: any Channel) { connections.add(channel) }

    /// Closes every connection without a response to come, also those in the middle of a request; the others close behind
    /// their response.
    func end() {
        for channel in connections.end() { channel.pipeline.fireUserInboundEventTriggered(FrontEnding()) }
    }

    /// Waits until the last responses are written and every connection is closed, or closes it after `writingMax`.
    func close() async {
        let channels = connections.end()
        for channel in channels {
            let bound = channel.eventLoop.scheduleTask(in: Self.writingMax) { channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in bound.cancel() }
        }
        // A connection that broke is closed too.
        for channel in channels { try? await channel.closeFuture.get() }
    }

    private static let writingMax = TimeAmount.seconds(1)
}

/// Tells a connection's handler that the server ends.
struct FrontEnding: Sendable {}
