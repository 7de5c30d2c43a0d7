import Delivery
import FoundationEssentials
import GRDB
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import VirtualTime
import Wire

@testable import EventBus

/// A service on a store in memory, whose deliveries end in a list, or where they are for buses and API destinations there.
struct BusFixture {
    let service: EventBusService
    let clock = VirtualClock()
    let target: Inbox
    let store: any DatabaseWriter

    /// Takes deliveries; refuses those to targets that it was told to refuse.
    final class Inbox: DeliveryTarget {
        let taken = Mutex<[Delivery]>([])
        let refused: [String: DeliveryFailure]

        init(refused: [String: DeliveryFailure] = [:]) {
            self.refused = refused
        }

        func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
            if let failure = refused[delivery.target] { throw failure }
            taken.withLock { $0.append(delivery) }
        }

        var all: [Delivery] { taken.withLock(\.self) }
    }

    init(
        store: (any DatabaseWriter)? = nil, refused: [String: DeliveryFailure] = [:], seal: SecretSeal = Self.seal(0xFF)
    ) throws {
        target = Inbox(refused: refused)
        let router = DeliveryRouter()
        for service in ["lambda", "sns", "sqs"] { router.register(target, for: service) }
        self.store = try store ?? Store.open("events", at: .inMemory, migrator: EventBusService.migrator)
        service = try EventBusService(
            store: self.store, seal: seal, region: "us-east-1", accountID: "000000000000", target: router, clock: clock,
            logger: Logger(label: "test"))
        router.register(EventBusTarget(service), for: "events")
    }

    /// A seal whose key is one byte, with a mark by which a wrong one is told.
    static func seal(_ key: UInt8) -> SecretSeal {
        SecretSeal(
            seal: { secret, _ in ([0] + secret).map { $0 ^ key } },
            open: { sealed, _ in
                let bytes = sealed.map { $0 ^ key }
                guard bytes.first == 0 else { throw WrongKey() }
                return Array(bytes.dropFirst())
            })
    }

    struct WrongKey: Error {}

    func call(_ operation: String, _ body: String) async throws -> String {
        let answer = try await service.perform(
            JSONCall(operation: operation, body: Array(body.utf8), requestID: "r"))
        return String(decoding: answer, as: UTF8.self)
    }

    func put(_ detail: String, bus: String = "default") async throws {
        let text = String(decoding: JSONText.quoted(detail), as: UTF8.self)
        let answer = try await call(
            "PutEvents",
            #"{"Entries":[{"Source":"shop","DetailType":"order","Detail":\#(text),"EventBusName":"\#(bus)"}]}"#)
        #expect(answer.hasPrefix(#"{"FailedEntryCount":0"#), "\(answer)")
    }

    /// Runs deliveries and replays meanwhile.
    func running<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let services = service.lifecycle.map(\.service)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { try await service.run() } }
            let value = try await body()
            group.cancelAll()
            return value
        }
    }

    /// Polls until it holds; the time limit of the test is the bound.
    func wait(until condition: () async throws -> Bool) async throws {
        while try await !condition() { try await ContinuousClock().sleep(for: .milliseconds(5)) }
    }
}
