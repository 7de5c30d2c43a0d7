/// Where finished subsegments go.
package protocol SegmentSender: Sendable {
    /// Sends one document, or loses it: tracing never fails an invocation.
    func send(_ document: [UInt8])
}
