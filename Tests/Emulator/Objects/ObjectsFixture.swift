import Delivery
import FoundationEssentials
import Logging
import Storage
import Synchronization
import TestSupport
import VirtualTime
import Wire

@testable import Objects

/// S3 in memory, with a clock that the test moves and a target that keeps what it gets.
struct ObjectsFixture: Sendable {
    let service: ObjectsService
    let clock: VirtualClock
    let target: CollectingTarget
    let folder: String

    /// 2026-11-21T12:00:00Z.
    static let start = Date(timeIntervalSince1970: 1_795_262_400)

    /// Runs `body` on a service of its own, with the bucket `bkt` in it.
    static func with(_ body: (ObjectsFixture) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let clock = VirtualClock(realNow: { start })
            let target = CollectingTarget()
            let fixture = ObjectsFixture(
                service: try ObjectsService(
                    at: .inMemory, folder: directory.file("objects"), region: "us-east-1", accountID: "000000000000",
                    clock: clock, router: target, logger: Logger(label: "test")),
                clock: clock, target: target, folder: directory.file("objects"))
            _ = await fixture.send("PUT", "/bkt")
            try await body(fixture)
        }
    }

    @discardableResult
    func send(
        _ method: String, _ target: String, _ body: String = "", headers: [String: String] = [:]
    ) async -> ServiceResponse {
        let parts = target.split(separator: "?", maxSplits: 1)
        return await service.respond(
            to: ServiceRequest(
                method: method, path: String(parts[0]),
                query: parts.count > 1 ? QueryParameters(String(parts[1]))?.pairs ?? [] : [], headers: headers,
                body: Array(body.utf8), requestID: UUID().uuidString))
    }

    /// How many files hold contents; nil when the folder cannot be read.
    func files() -> Int? {
        let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder)
        return paths?.filter { $0.split(separator: "/").last?.count == 32 }.count
    }
}

extension ServiceResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// Keeps what is delivered to it.
final class CollectingTarget: DeliveryTarget {
    private let kept = Mutex<[Delivery]>([])

    var deliveries: [Delivery] { kept.withLock(\.self) }

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        kept.withLock { $0.append(delivery) }
    }
}
