import POSIXProcess

/// Receives what the Telemetry API sends: a small HTTP/1.1 server on a thread of its own.
///
/// It is no more than Lambda needs and stands on system calls alone, because a server library would be most of an
/// extension's size and start-up time. It serves the environment that it runs in: no TLS, no chunked bodies, at most 16
/// connections.
///
/// Start it before subscribing: `subscribe(to: TelemetrySubscription(to: [.platform], at: listener.destination))`.
public final class TelemetryListener: Sendable {
    /// Lambda sends up to twice `maxBytes` (1 MiB at most) with about a hundred bytes for each of 10,000 events.
    public static let bodyBytesMax = 8 << 20

    /// Where the listener takes connections.
    public enum Interface: Sendable {
        /// On Lambda, where `sandbox.localdomain` is an address of the environment and nothing comes in from outside.
        case every
        /// 127.0.0.1 alone, for emulators, to which `sandbox.localdomain` means the same machine.
        case loopback

        /// `.loopback` where `AWS_SAM_LOCAL` is `true`, the sign of an emulator.
        ///
        /// - Parameter environment: nil for the process's own.
        public init(environment: [String: String]? = nil) {
            let variables = environment ?? ProcessEnvironment.variables()
            self = variables["AWS_SAM_LOCAL"] == "true" ? .loopback : .every
        }
    }

    public let port: Int
    private let end: EndSignal

    private init(port: Int, end: EndSignal) {
        self.port = port
        self.end = end
    }

    /// Takes batches until `stop`, or until the last reference to the listener is gone.
    ///
    /// - Parameter port: any but 9001, which is Lambda's; the system chooses a free one for 0.
    /// - Parameter receive: called for one batch after the other, on the listener's thread. Lambda counts the batch as
    ///   delivered when it returns; when it throws, Lambda sends the batch again later. While it runs, Lambda gathers, and
    ///   drops events beyond its buffer: leave the batch to the extension's own code, and return.
    /// - Throws: `ExtensionError` with `.listenerFailed`.
    public static func start(
        port: Int = 0, on interface: Interface = Interface(),
        receive: @escaping @Sendable (_ batch: TelemetryBatch) throws -> Void
    ) throws(ExtensionError) -> TelemetryListener {
        let socket = try ListeningSocket(interface, port: port)
        let (end, watched) = try EndSignal.make()
        do throws(ProcessError) {
            try OwnThread.start {
                var loop = ListenerLoop(socket, until: watched, bodyBytesMax: bodyBytesMax, receive: receive)
                loop.run()
            }
        } catch {
            throw ExtensionError(.listenerFailed, "no thread for the telemetry listener", cause: error)
        }
        return TelemetryListener(port: socket.port, end: end)
    }

    /// What a subscription gives to Lambda, by the only host name that Lambda takes.
    public var destination: String { "http://sandbox.localdomain:\(port)" }

    /// Ends it, once a batch in hand has been received. Does not wait for that.
    public func stop() {
        end.give()
    }
}
