package import FunctionRuntime
package import Logging
import Synchronization
package import Tracing

/// A span that becomes a subsegment in X-Ray when it ends.
package final class XRaySpan: Tracing.Span {
    /// The trace, this span as the parent of what is under it, and whether anything is sent.
    package let header: XRayTraceHeader
    private let tracer: XRayTracer
    private let parent: XRaySpan?
    private let ledger: TraceLedger
    private let parentContext: ServiceContext
    private let state: Mutex<XRaySubsegment>

    init(
        _ name: String, kind: SpanKind, startNanoseconds: UInt64, parent: XRaySpan?, parentHeader: XRayTraceHeader,
        in context: ServiceContext, of tracer: XRayTracer
    ) {
        var header = parentHeader
        header.parent = tracer.identifiers.segmentID()
        self.header = header
        self.tracer = tracer
        self.parent = parent
        ledger = parent?.ledger ?? TraceLedger()
        parentContext = context
        state = Mutex(
            XRaySubsegment(
                name: name, kind: kind, header: header, parentID: parentHeader.parent,
                startNanoseconds: startNanoseconds))
    }

    /// The context for what is under this span.
    package var context: ServiceContext {
        var context = parentContext
        context.xRayTraceHeader = header
        context.xRaySpan = self
        return context
    }

    /// The trace's id as OTLP and W3C write it: 32 hexadecimal digits.
    package var traceID: String { header.root.w3c }

    /// The span's id as OTLP, W3C and X-Ray write it: 16 hexadecimal digits.
    package var spanID: String { header.parent?.description ?? "" }

    package var isRecording: Bool { isSent && state.withLock { $0.endNanoseconds == nil } }

    package var operationName: String {
        get { state.withLock { $0.name } }
        set { change { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { state.withLock { $0.attributes } }
        set { change { $0.attributes = newValue } }
    }

    package func setStatus(_ status: SpanStatus) { change { $0.status = status } }

    package func addEvent(_ event: SpanEvent) {
        change { if $0.events.count < XRaySubsegment.eventsMax { $0.events.append(event) } }
    }

    package func addLink(_ link: SpanLink) {
        change { if $0.links.count < XRaySubsegment.linksMax { $0.links.append(link) } }
    }

    /// Adds the error to the subsegment's cause. An error that passes through several spans is told by the first one; the
    /// others refer to it.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        guard isSent else { return }
        let report = ErrorReport(error)
        if let known = ledger.known(report) {
            change { if $0.exceptions.isEmpty { $0.causeID = known } }
            return
        }
        let id = tracer.identifiers.segmentID()
        let details = attributes.metadata(tracer.settings.redaction)
        let redaction = tracer.settings.redaction
        change { state in
            guard state.exceptions.count < XRaySubsegment.exceptionsMax else { return }
            let isRemote = state.namespace != nil
            state.exceptions.append(XRayException(report, id: id, isRemote: isRemote, redaction: redaction))
            if !details.isEmpty { state.metadata["exceptions", default: [:]][id.description] = .dictionary(details) }
        }
        ledger.remember(report, as: id)
    }

    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let end = instant().nanosecondsSinceEpoch
        let subsegment: XRaySubsegment? = state.withLock { state in
            guard state.endNanoseconds == nil else { return nil }
            state.endNanoseconds = end
            return state
        }
        guard isSent, var subsegment else { return }
        annotate(&subsegment)
        parent?.announce()
        tracer.send(subsegment.document(tracer.settings.redaction))
    }

    /// Adds a value that X-Ray indexes: 50 in a trace, the others become metadata.
    package func annotate(_ key: String, _ value: XRayAnnotation) {
        guard let key = XRayAnnotation.key(key) else { return }
        change { Self.annotate(&$0, key, value, ledger) }
    }

    /// Adds a value that can be read beside the subsegment and not searched for. Secrets are hidden as in the log.
    package func addMetadata(_ key: String, _ value: Logger.MetadataValue, namespace: String = "default") {
        let value = tracer.settings.redaction.apply(value, at: key)
        change { $0.metadata[namespace, default: [:]][key] = value }
    }

    /// Sends that it has begun, once, before the first that is under it.
    private func announce() {
        let announcement: [UInt8]? = state.withLock { state in
            guard !state.isAnnounced, state.endNanoseconds == nil else { return nil }
            state.isAnnounced = true
            return state.announcement
        }
        guard let announcement else { return }
        parent?.announce()
        tracer.send(announcement)
    }

    private var isSent: Bool { header.sampling == .sampled && tracer.sendsAnything }

    /// What comes after the end is left out, and everything where nothing is sent.
    private func change(_ body: (inout XRaySubsegment) -> Void) {
        guard isSent else { return }
        state.withLock { state in
            if state.endNanoseconds == nil { body(&state) }
        }
    }
}

extension XRaySpan {
    /// Makes annotations of the attributes that are named for it.
    private func annotate(_ subsegment: inout XRaySubsegment) {
        guard case .stringArray(let names) = subsegment.attributes.get(XRaySubsegment.annotationKeys) else { return }
        for name in names {
            guard let value = subsegment.attributes.get(name)?.annotation, let key = XRayAnnotation.key(name) else {
                continue
            }
            Self.annotate(&subsegment, key, value, ledger)
            subsegment.attributes[name] = nil
        }
    }

    private static func annotate(
        _ subsegment: inout XRaySubsegment, _ key: String, _ value: XRayAnnotation, _ ledger: TraceLedger
    ) {
        if subsegment.annotations[key] != nil || ledger.takeAnnotation() {
            subsegment.annotations[key] = value
        } else {
            subsegment.metadata["annotations", default: [:]][key] = value.json
        }
    }
}
