import GRDB

/// What a move task needs to know of a message.
struct MovableMessage {
    let sequence: Int64
    let groupNumber: Int64?
    let groupID: String?
    /// The queue that the message was moved away from.
    let sourceARN: String?

    init(_ row: Row) {
        sequence = row[0]
        groupNumber = row[1]
        groupID = row[2]
        sourceARN = row[3]
    }
}
