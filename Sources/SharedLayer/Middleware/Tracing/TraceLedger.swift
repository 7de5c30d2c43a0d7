import FunctionRuntime
import Synchronization

/// What the spans of one trace in this process know of each other.
final class TraceLedger: Sendable {
    /// X-Ray indexes no more of a trace.
    ///
    /// Source: AWS X-Ray developer guide, "X-Ray segment documents", annotations.
    static let annotationsMax = 50

    private struct LastError: Sendable {
        let type: String
        let message: String
        let id: XRayTraceHeader.SegmentID
    }

    private let annotationCount = Mutex(0)
    private let lastError = Mutex<LastError?>(nil)

    /// Whether the trace has room for one more annotation; it has it no more then.
    func takeAnnotation() -> Bool {
        annotationCount.withLock { count in
            guard count < Self.annotationsMax else { return false }
            count += 1
            return true
        }
    }

    /// The id of the exception, where the span before recorded the same error: it passes through each of them.
    func known(_ report: ErrorReport) -> XRayTraceHeader.SegmentID? {
        lastError.withLock { last in
            guard let last, last.type == report.errorType, last.message == report.errorMessage else { return nil }
            return last.id
        }
    }

    func remember(_ report: ErrorReport, as id: XRayTraceHeader.SegmentID) {
        lastError.withLock { $0 = LastError(type: report.errorType, message: report.errorMessage, id: id) }
    }
}
