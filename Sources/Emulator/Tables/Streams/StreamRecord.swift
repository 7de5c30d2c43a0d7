import FoundationEssentials
import GRDB

/// One change of one item, as a stream's reader gets it.
package struct StreamRecord: Sendable {
    /// What was done to the item.
    enum Event: String, Sendable {
        case insert = "INSERT"
        case modify = "MODIFY"
        case remove = "REMOVE"
    }

    /// Counts up through the store's records in the order of their commits.
    package let number: Int64
    /// When the change was committed, since 1970.
    package let createdMilliseconds: Int64
    let event: Event
    let viewType: StreamViewType
    let keys: Item
    let old: Item?
    let new: Item?
    let bytes: Int
    /// Whether the item went because its time to live had passed.
    let isExpiry: Bool

    package var sequenceNumber: String { SequenceNumber.text(number) }

    static let columns = "sequence, created_ms, event, is_expiry, size, item_keys, old_image, new_image"

    init(_ row: Row, viewType: StreamViewType) throws {
        number = row["sequence"]
        createdMilliseconds = row["created_ms"]
        guard let event = Event(rawValue: row["event"]) else { throw StoredDataError(what: "stream record") }
        self.event = event
        self.viewType = viewType
        isExpiry = row["is_expiry"]
        bytes = row["size"]
        keys = try ItemDecoder.decode(row["item_keys"])
        old = try (row["old_image"] as Data?).map(ItemDecoder.decode)
        new = try (row["new_image"] as Data?).map(ItemDecoder.decode)
    }

    /// The record as Lambda hands it to functions: the API's form, and the stream's ARN.
    package func lambdaRecord(region: String, streamARN: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(StreamRecordForm(self, region: region, eventSourceARN: streamARN)))
    }
}
