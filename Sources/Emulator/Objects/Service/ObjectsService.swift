package import Delivery
import FoundationEssentials
import GRDB
package import Logging
package import Storage
package import VirtualTime

/// S3: buckets and objects, whose metadata are in `objects.sqlite` and whose bytes are in files beside it.
///
/// An object is acknowledged once its bytes and then its metadata are on disk; its notifications are of the same
/// transaction as the metadata.
package final class ObjectsService: Sendable {
    package let name = "s3"
    let region: String
    let accountID: String
    let clock: VirtualClock
    let folder: ContentFolder
    let logger: Logger
    private let writer: any DatabaseWriter
    private let commits: GroupCommit
    private let makeIdentifier: @Sendable () -> String
    /// Where notifications go, for the test message of a new configuration.
    let router: any DeliveryTarget
    /// To be run: it brings notifications to their targets.
    package let deliveries: DeliveryQueue

    /// Opens the store and removes what a kill has left beside it.
    ///
    /// - Parameters:
    ///   - makeIdentifier: unique each time, such as a UUID.
    ///   - folder: where objects' bytes lie.
    /// - Throws: `StorageError`, or an error of the file system.
    package init(
        at location: StoreLocation, folder path: String, region: String, accountID: String, clock: VirtualClock,
        router: any DeliveryTarget, logger: Logger,
        makeIdentifier: @escaping @Sendable () -> String = { UUID().uuidString }
    ) throws {
        writer = try Store.open("objects", at: location, migrator: ObjectSchema.migrator)
        commits = GroupCommit(writer)
        folder = try ContentFolder(path: path)
        try folder.sweep(keeping: try writer.read(ObjectStore.files))
        self.region = region
        self.accountID = accountID
        self.clock = clock
        self.router = router
        self.logger = logger
        self.makeIdentifier = makeIdentifier
        deliveries = DeliveryQueue(
            writer: writer, commits: commits, target: router, clock: clock, logger: logger,
            makeDeadLetter: { _, _, _ in nil })
    }

    /// What a transaction leaves to be done once it is committed.
    struct Effects: Sendable {
        /// Files that nothing names any more.
        var freed: [String] = []
        var tickets: [DeliveryTicket] = []
    }

    func read<Output: Sendable>(_ body: @escaping @Sendable (Database) throws -> Output) async throws -> Output {
        try await writer.read(body)
    }

    /// Returns once what `body` wrote is on disk.
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (Database, inout Effects) throws -> Output
    ) async throws -> Output {
        let (output, effects) = try await commits.write { db in
            var effects = Effects()
            let output = try body(db, &effects)
            return (output, effects)
        }
        folder.remove(effects.freed)
        deliveries.admit(effects.tickets)
        return output
    }

    /// 32 lowercase hexadecimal digits.
    func newContentID() -> String { makeIdentifier().lowercased().filter { $0.isHexDigit } }

    /// An id as versions and uploads have: 32 characters that need no escaping.
    func newID() -> String { newContentID() }

    var nowMilliseconds: Int64 { clock.now.milliseconds }

    /// The canonical user id of the one account.
    var ownerID: String { RequestIDs.hostID(of: accountID) }
}
