import Glibc

/// Ends the wait of a thread that watches the other end of it: when it is given, or when nobody holds it any more.
struct EndSignal: Sendable {
    private let descriptor: Descriptor

    /// - Returns: `watched` becomes readable with the signal.
    static func make() throws(ExtensionError) -> (signal: EndSignal, watched: Descriptor) {
        let what = "there is nothing to end the telemetry listener with"
        var pair: [Int32] = [-1, -1]
        let options = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, options, 0, &pair) == 0 else { throw .system(what) }
        return (EndSignal(descriptor: try Descriptor(pair[0], what)), try Descriptor(pair[1], what))
    }

    func give() {
        shutdown(descriptor.number, Int32(SHUT_RDWR))
    }
}
