/// A page of records, read consistently.
package struct RecordPage<Record: RecordModel>: Sendable {
    package let records: [Record]
    /// Where the next page begins; nil after the last one. A page may be empty and not the last.
    package let cursor: PageCursor?
}
