import Tables
import VirtualTime

/// A batch that is being gathered.
struct BatchInHand {
    var entries: [StreamEntry] = []
    /// The number to go on from.
    var next: Int64
    /// When the batching window is over, which opens with the first record.
    var deadline: VirtualClock.Instant?
    var isFull = false
    /// Whether the filter has left records out since the last checkpoint.
    var skipped = false
    private var bytes = 0

    init(next: Int64) { self.next = next }

    /// Takes a page as far as it fits.
    mutating func add(_ page: StreamPage, _ configuration: StreamEventSourceConfiguration, bytesMax: Int) throws {
        for record in page.records {
            let entry = try StreamEntry(record, region: configuration.region, streamARN: configuration.streamARN)
            if let filter = configuration.filter, !filter.passes(entry.json) {
                skipped = true
                continue
            }
            // The first record always fits: an item is far smaller than an event.
            guard entries.isEmpty || bytes + entry.json.count + 1 <= bytesMax else {
                next = record.number
                isFull = true
                return
            }
            entries.append(entry)
            bytes += entry.json.count + 1
        }
        next = page.next
        isFull = entries.count >= configuration.batchSize
    }
}
