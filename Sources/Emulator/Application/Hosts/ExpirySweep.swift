import Logging
import ServiceLifecycle
import Tables
import VirtualTime

/// Removes items whose time to live has passed, once a minute, and what streams have kept long enough. AWS takes up to a
/// few days with items.
struct ExpirySweep: Service {
    let tables: TablesService
    let clock: VirtualClock
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await clock.sleep(for: .seconds(Self.intervalSeconds))
                    let removed = try await tables.sweepExpired()
                    let trimmed = try await tables.trimStreams()
                    if trimmed > 0 { logger.info("stream records trimmed", metadata: ["records": "\(trimmed)"]) }
                    if removed > 0 { logger.info("expired items removed", metadata: ["items": "\(removed)"]) }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("expired items not removed", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private static let intervalSeconds = 60
}
