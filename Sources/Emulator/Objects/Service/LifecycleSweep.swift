import FoundationEssentials
import Logging
import ServiceLifecycle
import VirtualTime

/// Expires objects by their buckets' lifecycle rules, by the emulator's clock.
///
/// As on AWS an object expires at the midnight (UTC) behind its days. Source: Amazon S3 user guide, "Lifecycle
/// configuration elements".
package struct LifecycleSweep: Service {
    /// Objects that one look expires; the next one goes on.
    static let batchMax = 1_000

    let objects: ObjectsService

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await objects.clock.sleep(for: .seconds(Self.intervalSeconds))) != nil {
                do {
                    try await objects.expire()
                } catch {
                    objects.logger.error("objects not expired", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private static let intervalSeconds = 60
}
