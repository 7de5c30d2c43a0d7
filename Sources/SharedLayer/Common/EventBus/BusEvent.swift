/// An event to be put on a bus.
package struct BusEvent: Sendable, Hashable {
    /// Who tells it, such as `payments.charges`.
    package var source: String
    package var detailType: String
    /// A JSON object.
    package var detail: String
    package var resources: [String]
    /// When it happened; nil for when it is put.
    package var time: Timestamp?
    /// The X-Ray trace that it belongs to.
    package var traceHeader: String?

    package init(
        source: String, detailType: String, detail: String, resources: [String] = [], time: Timestamp? = nil,
        traceHeader: String? = nil
    ) {
        self.source = source
        self.detailType = detailType
        self.detail = detail
        self.resources = resources
        self.time = time
        self.traceHeader = traceHeader
    }

    /// Source: EventBridge user guide, "Calculating Amazon EventBridge PutEvents event entry size".
    package var byteCount: Int {
        (time == nil ? 0 : Self.timeBytes) + source.utf8.count + detailType.utf8.count + detail.utf8.count
            + resources.reduce(0) { $0 + $1.utf8.count }
    }

    private static let timeBytes = 14
}
