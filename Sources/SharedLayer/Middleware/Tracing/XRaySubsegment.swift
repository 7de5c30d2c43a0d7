import FunctionRuntime
import Logging
import Tracing

/// What a span has learned, as far as a subsegment can tell it.
struct XRaySubsegment: Sendable {
    static let exceptionsMax = 16
    static let eventsMax = 64
    static let linksMax = 32

    var name: String
    let kind: SpanKind
    let header: XRayTraceHeader
    let parentID: XRayTraceHeader.SegmentID?
    let startNanoseconds: UInt64
    var endNanoseconds: UInt64?
    var attributes: SpanAttributes = [:]
    var annotations: [String: XRayAnnotation] = [:]
    /// By namespace and key.
    var metadata: [String: Logger.Metadata] = [:]
    var exceptions: [XRayException] = []
    /// An exception of another subsegment, where it is the same error.
    var causeID: XRayTraceHeader.SegmentID?
    var status: SpanStatus?
    var events: [SpanEvent] = []
    var links: [SpanLink] = []
    var isAnnounced = false
}
