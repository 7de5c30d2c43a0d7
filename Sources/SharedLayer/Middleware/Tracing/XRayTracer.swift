import FunctionRuntime
package import Tracing

/// A swift-distributed-tracing tracer whose spans are X-Ray's subsegments.
///
/// In an invocation the parent and the decision to sample are those of Lambda's tracing header. Without a header, or where
/// it says that nothing is sampled, spans send nothing; their ids are handed on all the same.
///
///     try await tracer.withSpan("reserve") { span in … }
package final class XRayTracer: Sendable {
    let settings: XRayTracerSettings
    let identifiers: XRayIdentifiers
    private let sender: (any SegmentSender)?

    package init(_ settings: XRayTracerSettings, identifiers: XRayIdentifiers = XRayIdentifiers()) {
        self.settings = settings
        self.identifiers = identifiers
        sender = settings.daemon.map { XRayDaemonSender($0) }
    }

    /// For tests, and for another way to X-Ray than its daemon.
    package init(
        _ settings: XRayTracerSettings, sender: any SegmentSender, identifiers: XRayIdentifiers = XRayIdentifiers()
    ) {
        self.settings = settings
        self.identifiers = identifiers
        self.sender = sender
    }

    func send(_ document: [UInt8]) {
        sender?.send(document)
    }

    var sendsAnything: Bool { sender != nil }
}

extension XRayTracer: Tracer {
    package typealias Span = XRaySpan

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> XRaySpan {
        let context = context()
        let header =
            context.xRayTraceHeader ?? XRayTraceHeader(root: identifiers.traceID(), sampling: .notSampled)
        let parent = context.xRaySpan.flatMap { $0.header.root == header.root ? $0 : nil }
        return XRaySpan(
            operationName, kind: kind, startNanoseconds: instant().nanosecondsSinceEpoch, parent: parent,
            parentHeader: header, in: context, of: self)
    }

    package func activeSpan(identifiedBy context: ServiceContext) -> XRaySpan? { context.xRaySpan }

    /// Nothing waits: each span is sent when it ends.
    package func forceFlush() {}

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        for name in [TracePropagation.xRayName, TracePropagation.xRayName.lowercased()] {
            if let header = extractor.extract(key: name, from: carrier).flatMap({ XRayTraceHeader($0) }) {
                context.xRayTraceHeader = header
                return
            }
        }
        if let header = extractor.extract(key: TracePropagation.w3cName, from: carrier)
            .flatMap({ XRayTraceHeader(traceparent: $0) })
        {
            context.xRayTraceHeader = header
        }
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let header = context.xRayTraceHeader else { return }
        injector.inject(header.description, forKey: TracePropagation.xRayName, into: &carrier)
        if let traceparent = header.traceparent {
            injector.inject(traceparent, forKey: TracePropagation.w3cName, into: &carrier)
        }
    }
}
