import Dispatch
import Glibc
import Synchronization

/// Resolves host names with the system's resolver (getaddrinfo), on threads of its own: it blocks, and may do so for long.
package struct HostResolver: Sendable {
    private let lookup: @Sendable (String) -> Result<[[UInt8]], TransportError>

    /// The system's resolver.
    package init() {
        lookup = Self.systemLookup
    }

    /// Names that lead where a test wants them to; nil stands for a name that does not resolve.
    package init(lookup: @escaping @Sendable (String) -> [[UInt8]]?) {
        self.lookup = { host in
            lookup(host).map(Result.success) ?? .failure(TransportError(.nameNotResolved, "no such name"))
        }
    }

    /// The addresses of a host, each 4 or 16 bytes in network order, in the order in which they are to be tried.
    ///
    /// A lookup that takes longer goes on, but nobody hears of it.
    /// - Throws: `TransportError` with `nameNotResolved`, or `timedOut`.
    package func addresses(of host: String, timeoutMilliseconds: Int) async throws(TransportError) -> [[UInt8]] {
        let lookup = lookup
        let result = await withCheckedContinuation { continuation in
            let answer = FirstAnswer(continuation)
            // Queues of their own: those that the process shares have a limited number of threads, and lookups that hang
            // would take them all.
            DispatchQueue(label: "host lookup").async { answer.give(lookup(host)) }
            DispatchQueue(label: "host lookup timeout").asyncAfter(
                deadline: .now() + .milliseconds(timeoutMilliseconds)
            ) {
                answer.give(.failure(TransportError(.timedOut, "no answer within \(timeoutMilliseconds) ms")))
            }
        }
        return try result.get()
    }

    private static func systemLookup(_ host: String) -> Result<[[UInt8]], TransportError> {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &first)
        guard code == 0 else {
            return .failure(TransportError(.nameNotResolved, String(cString: gai_strerror(code))))
        }
        defer { freeaddrinfo(first) }
        var addresses: [[UInt8]] = []
        var next = first
        while let info = next?.pointee {
            if let bytes = bytes(info), !addresses.contains(bytes) { addresses.append(bytes) }
            next = info.ai_next
        }
        return .success(addresses)
    }

    private static func bytes(_ info: addrinfo) -> [UInt8]? {
        guard let address = UnsafeRawPointer(info.ai_addr) else { return nil }
        switch info.ai_family {
        case AF_INET:
            var inside = address.loadUnaligned(as: sockaddr_in.self).sin_addr
            return withUnsafeBytes(of: &inside) { Array($0) }
        case AF_INET6:
            var inside = address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return withUnsafeBytes(of: &inside) { Array($0) }
        default: return nil
        }
    }
}

/// Resumes a waiting task with the first of several answers.
private final class FirstAnswer: Sendable {
    typealias Answer = Result<[[UInt8]], TransportError>
    private let waiting: Mutex<CheckedContinuation<Answer, Never>?>

    init(_ waiting: CheckedContinuation<Answer, Never>) {
        self.waiting = Mutex(waiting)
    }

    func give(_ answer: Answer) {
        let waiting = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        waiting?.resume(returning: answer)
    }
}
