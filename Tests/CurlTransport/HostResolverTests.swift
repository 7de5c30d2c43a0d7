import Dispatch
import TestSupport
import Testing

@testable import CurlTransport

@Suite struct HostResolverTests {
    @Test("resolves names and addresses of this machine")
    func local() async throws {
        let found = try await HostResolver().addresses(of: "localhost", timeoutMilliseconds: 5_000)
        #expect(found.contains([127, 0, 0, 1]) || found.contains([UInt8](repeating: 0, count: 15) + [1]))
        #expect(try await HostResolver().addresses(of: "10.1.2.3", timeoutMilliseconds: 5_000) == [[10, 1, 2, 3]])
    }

    @Test("says that a name does not resolve")
    func unknown() async throws {
        let error = await #expect(throws: TransportError.self) {
            try await HostResolver().addresses(of: "no_such_name.invalid", timeoutMilliseconds: 20_000)
        }
        #expect(error?.code == .nameNotResolved)
    }

    @Test("does not wait for a resolver that hangs")
    func hanging() async throws {
        let end = DispatchSemaphore(value: 0)
        defer { end.signal() }
        let resolver = HostResolver { _ in
            end.wait()
            return []
        }
        let error = await #expect(throws: TransportError.self) {
            try await resolver.addresses(of: "slow.example", timeoutMilliseconds: 20)
        }
        #expect(error?.code == .timedOut)
    }

    @Test("A lookup ends with the task that waits for it")
    func cancelled() async throws {
        let (started, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        defer { end.signal() }
        let resolver = HostResolver { _ in
            started.signal()
            end.wait()
            return []
        }
        let waiting = Task { try await resolver.addresses(of: "slow.example", timeoutMilliseconds: 600_000) }
        try await eventually { started.wait(timeout: .now()) == .success }
        waiting.cancel()
        let error = await #expect(throws: TransportError.self) { try await waiting.value }
        #expect(error?.code == .cancelled)
    }

    @Test("A lookup without time left ends at once")
    func noTime() {
        let error = #expect(throws: TransportError.self) {
            try AddressLookup.addresses(of: "slow.example", timeoutMilliseconds: 0)
        }
        #expect(error?.code == .timedOut)
    }
}
