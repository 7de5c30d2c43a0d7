package import FoundationEssentials
package import GRDB
package import VirtualTime
import Wire

/// SQS: standard and FIFO queues over AWS JSON 1.0 and the query protocol, durable in SQLite.
///
/// What the store has is the truth; in memory there are only receivers that wait.
package struct QueuesService: QueryService {
    /// What the store's file is called, and the schema that `Store.open` brings it to.
    package static let storeName = QueueSchema.storeName
    package static var migrator: DatabaseMigrator { QueueSchema.migrator }
    /// What the work on move tasks waits for; no queue can be called so.
    static let moveTasksSignal = "move tasks"

    package let name = "sqs"
    package let queryVersion = "2012-11-05"
    package let xmlNamespace = "http://queue.amazonaws.com/doc/2012-11-05/"

    let location: QueueLocation
    let store: QueueStore
    let signals = ArrivalSignals()
    let validator: MessageValidator
    let makeID: @Sendable () -> String
    let clock: VirtualClock

    /// - Parameters:
    ///   - store: opened with `storeName` and `migrator`.
    ///   - baseURL: the service endpoint, such as `http://127.0.0.1:4566`; queue URLs begin with it.
    ///   - inFlightMax: how many messages of a queue may be in flight.
    ///   - makeUUID: gives message ids, task ids and receipt nonces.
    package init(
        store: any DatabaseWriter, baseURL: String, region: String, accountID: String, clock: VirtualClock,
        inFlightMax: Int = QueueLimits.inFlightMax, makeUUID: @escaping @Sendable () -> UUID = { UUID() }
    ) {
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        location = QueueLocation(baseURL: base, region: region, accountID: accountID)
        self.clock = clock
        let makeID: @Sendable () -> String = { makeUUID().uuidString.lowercased() }
        self.makeID = makeID
        validator = MessageValidator(makeIdentifier: makeID)
        self.store = QueueStore(
            writer: store, location: location, now: { clock.now.milliseconds },
            makeNonce: { ReceiptHandle.nonce(of: makeUUID()) }, makeMessageID: makeID, inFlightMax: inFlightMax)
    }
}
