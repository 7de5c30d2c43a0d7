import SharedLayer

/// Takes the trace's documents and drops them.
struct NoSegments: SegmentSender {
    func send(_ document: [UInt8]) {}
}
