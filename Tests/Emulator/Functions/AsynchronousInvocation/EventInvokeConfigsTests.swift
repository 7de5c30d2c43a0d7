import FoundationEssentials
import GRDB
import Storage
import TestSupport
import Testing
import VirtualTime

@testable import Functions

@Suite("Settings for asynchronous invocation")
struct EventInvokeConfigsTests {
    private static let arn = AsynchronousFixture.arn

    /// One start of the emulator with a template that says `declared`.
    private func start(
        _ location: StoreLocation, _ declared: EventInvokeConfig?, _ body: (EventInvokeConfigs) async throws -> Void
    ) async throws {
        let store = try Store.open(InvocationStore.storeName, at: location, migrator: InvocationStore.migrator)
        let configs = EventInvokeConfigs(writer: store, clock: VirtualClock())
        try await configs.install(declared.map { [(Self.arn, $0)] } ?? [])
        try await body(configs)
        try store.close()
    }

    @Test("What the API has changed stays until the template says something else, and goes when it says nothing")
    func declarations() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            let first = EventInvokeConfig(maximumRetryAttempts: 0)
            try await start(location, first) { configs in
                #expect(configs.current(Self.arn) == first)
                try await configs.set(EventInvokeConfig(maximumRetryAttempts: 1), for: Self.arn)
            }
            try await start(location, first) { #expect($0.current(Self.arn).maximumRetryAttempts == 1) }
            let second = EventInvokeConfig(maximumEventAgeInSeconds: 100)
            try await start(location, second) { #expect($0.current(Self.arn) == second) }
            try await start(location, nil) { #expect($0.entry(Self.arn) == nil) }
        }
    }

    @Test("Those that only the API has set stay at every start")
    func ownStay() async throws {
        try await TemporaryDirectory.with { directory in
            let location = StoreLocation.directory(directory.path)
            try await start(location, nil) {
                try await $0.set(EventInvokeConfig(maximumRetryAttempts: 1), for: Self.arn)
            }
            try await start(location, nil) { #expect($0.current(Self.arn).maximumRetryAttempts == 1) }
        }
    }
}
