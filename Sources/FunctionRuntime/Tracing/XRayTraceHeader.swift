/// The X-Ray tracing header, `X-Amzn-Trace-Id`: which trace a request belongs to, what called, and whether it is
/// recorded.
///
/// Source: AWS X-Ray developer guide, "X-Ray concepts", tracing header.
public struct XRayTraceHeader: Sendable, Hashable {
    /// `Root`: the trace.
    public var root: TraceID
    /// `Parent`: the segment that the work belongs under; in a function, the one that Lambda made for the invocation.
    public var parent: SegmentID?
    /// `Sampled`; without X-Ray's active tracing, Lambda says `0` for every invocation that nobody else decided on.
    public var sampling: Sampling?
    /// `Lineage`, by which Lambda finds functions that call themselves in a loop: to be handed on as it is.
    public var lineage: String?

    /// Longer ones are no headers that AWS made, and are not kept for as long as an invocation lasts.
    public static let bytesMax = 1_024

    public enum Sampling: String, Sendable, Hashable {
        case sampled = "1"
        case notSampled = "0"
        /// Whoever gets the request decides, and says so in its response.
        case requested = "?"
    }

    public init(root: TraceID, parent: SegmentID? = nil, sampling: Sampling? = nil, lineage: String? = nil) {
        self.root = root
        self.parent = parent
        self.sampling = sampling
        self.lineage = lineage
    }
}
