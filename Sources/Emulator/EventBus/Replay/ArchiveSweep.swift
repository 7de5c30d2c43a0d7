import GRDB
import Logging
import ServiceLifecycle
import Storage
import VirtualTime

/// Removes archived events whose retention has ended, once an hour of the emulator's clock. Nobody sees them meanwhile.
struct ArchiveSweep: Service {
    let service: EventBusService

    private static let interval = Duration.seconds(3_600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await service.clock.sleep(for: Self.interval)) != nil {
                for archive in service.store.read({ Array($0.archives.values) }) where archive.retentionDays > 0 {
                    await sweep(archive)
                }
            }
        }
    }

    private func sweep(_ archive: ArchiveRecord) async {
        let since = service.since(archive)
        do {
            try await service.store.commits.write { db in
                try db.execute(
                    sql: "DELETE FROM archivedEvents WHERE archive = ? AND seconds < ?",
                    arguments: [archive.name, since])
            }
        } catch {
            service.logger.error("Archived events were not removed", metadata: ["error": "\(error)"])
        }
    }
}
