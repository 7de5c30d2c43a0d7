/// What one look at a shard gave.
package struct StreamPage: Sendable {
    package let records: [StreamRecord]
    /// The number to go on from.
    package let next: Int64
    /// Whether the page is full, so that the next one may be had at once.
    package let hasMore: Bool
    /// Whether the shard is closed and nothing comes after this page.
    package let isEnd: Bool
}
