/// Gathers what Query and Scan answer, up to the limits of one answer.
struct ItemPage: Sendable {
    /// Of the items that are looked at, before any filter.
    static let bytesMax = 1_024 * 1_024

    private(set) var items: [Item] = []
    private(set) var count = 0
    private(set) var scannedCount = 0
    private(set) var scannedBytes = 0
    /// Where the next page begins; nil after the last item.
    private(set) var lastKey: Item?

    private let rules: Rules
    private var previous: Item?

    struct Rules: Sendable {
        let source: ItemSource
        let limit: Int?
        let filter: Condition?
        let projection: Projection?
        /// Whether the answer holds the items, or only counts them.
        let showsItems: Bool
        /// Whether the items come from the table though an index orders them.
        let readsWholeItems: Bool
    }

    init(_ rules: Rules) {
        self.rules = rules
    }

    /// Looks at the next item; false when the page is full.
    mutating func add(_ item: Item) -> Bool {
        let visible = rules.readsWholeItems ? item : rules.source.visible(item)
        let bytes = visible.storedBytes
        if scannedCount > 0, scannedBytes + bytes > Self.bytesMax {
            lastKey = previous
            return false
        }
        scannedBytes += bytes
        scannedCount += 1
        let key = rules.source.position(of: item)
        if rules.filter?.holds(for: visible) ?? true {
            count += 1
            if rules.showsItems { items.append(rules.projection?.project(visible) ?? visible) }
        }
        if let limit = rules.limit, scannedCount >= limit {
            lastKey = key
            return false
        }
        previous = key
        return true
    }
}
