package import FunctionRuntime

/// Makes ids of traces and subsegments, from a clock and random bits that are passed in.
package struct XRayIdentifiers: Sendable {
    private let now: @Sendable () -> Timestamp
    private let random: @Sendable () -> UInt64

    package init(
        now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.now = now
        self.random = random
    }

    /// The time in seconds in 32 bits and 96 random ones: AWS X-Ray developer guide, "Sending trace data", trace ids.
    package func traceID() -> XRayTraceHeader.TraceID {
        let seconds = UInt64(UInt32(truncatingIfNeeded: now().secondsSince1970))
        while true {
            if let id = XRayTraceHeader.TraceID(high: seconds << 32 | random() >> 32, low: random()) { return id }
        }
    }

    package func segmentID() -> XRayTraceHeader.SegmentID {
        while true {
            if let id = XRayTraceHeader.SegmentID(random()) { return id }
        }
    }
}
