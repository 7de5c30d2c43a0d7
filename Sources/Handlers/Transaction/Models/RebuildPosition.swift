package import SharedLayer

/// How far a rebuild has come in the log: the whole state of one, so that whoever has it can go on.
package struct RebuildPosition: Codable, Sendable, Equatable {
    package let partition: String
    package let sort: String

    package init(_ key: RecordKey) {
        partition = key.partition
        sort = key.sort
    }

    package var key: RecordKey { RecordKey(partition: partition, sort: sort) }
}
