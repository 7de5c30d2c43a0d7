import FunctionRuntime
import Logging
import Tracing

extension XRaySubsegment {
    /// What X-Ray takes: 64 kB, of which a datagram's header has a part.
    ///
    /// Source: AWS X-Ray developer guide, "X-Ray segment documents".
    static let documentBytesMax = 64_000

    /// How much of a subsegment stands in its document: less where it would be too long.
    enum Detail: Int, CaseIterable {
        case all
        case withoutMetadata
        case withoutStacks
        /// The names, the times and what failed.
        case least
    }

    /// The document with as much as fits.
    func document(_ redaction: LogRedaction) -> [UInt8] {
        for detail in Detail.allCases {
            let document = document(redaction, detail)
            if document.count <= Self.documentBytesMax || detail == .least { return document }
        }
        return []
    }

    /// Says that it has begun, so that what is under it has its place even if it never ends.
    var announcement: [UInt8] {
        var json = XRayDocument()
        appendIdentity(to: &json)
        json.append("in_progress", true)
        return json.finish()
    }

    private func document(_ redaction: LogRedaction, _ detail: Detail) -> [UInt8] {
        var json = XRayDocument()
        appendIdentity(to: &json)
        json.append("end_time", nanoseconds: max(endNanoseconds ?? startNanoseconds, startNanoseconds))
        let flags = flags
        if flags.error { json.append("error", true) }
        if flags.throttle { json.append("throttle", true) }
        if flags.fault { json.append("fault", true) }
        if let http { json.append("http", http) }
        if let aws { json.append("aws", aws) }
        appendCause(to: &json, detail)
        if detail != .least {
            if !annotations.isEmpty { json.append("annotations", .dictionary(annotations.mapValues(\.json))) }
            appendLinks(to: &json)
        }
        var metadata = detail == .all ? allMetadata(redaction) : [:]
        if detail != .all { metadata["tracing"] = ["truncated": .stringConvertible(true)] }
        if !metadata.isEmpty { json.append("metadata", .dictionary(metadata.mapValues { .dictionary($0) })) }
        return json.finish()
    }

    private func appendIdentity(to json: inout XRayDocument) {
        json.append("type", .string("subsegment"))
        json.append("name", .string(Self.validName(name)))
        json.append("id", .string(header.parent?.description ?? ""))
        if let parentID { json.append("parent_id", .string(parentID.description)) }
        json.append("trace_id", .string(header.root.description))
        json.append("start_time", nanoseconds: startNanoseconds)
        if let namespace { json.append("namespace", .string(namespace)) }
    }

    private func appendCause(to json: inout XRayDocument, _ detail: Detail) {
        if exceptions.isEmpty {
            if let causeID { json.append("cause", .string(causeID.description)) }
        } else {
            let exceptions = detail == .least ? exceptions.prefix(1) : exceptions[...]
            json.append("cause", exceptions, withStack: detail.rawValue < Detail.withoutStacks.rawValue)
        }
    }

    private func appendLinks(to json: inout XRayDocument) {
        let headers = links.compactMap { $0.context.xRayTraceHeader }
        guard !headers.isEmpty else { return }
        json.append(
            "links",
            .array(
                headers.map { header in
                    var link: Logger.Metadata = ["trace_id": .string(header.root.description)]
                    if let parent = header.parent { link["id"] = .string(parent.description) }
                    return .dictionary(link)
                }))
    }

    private func allMetadata(_ redaction: LogRedaction) -> [String: Logger.Metadata] {
        var all = metadata
        let others = attributes.metadata(redaction) { !Self.knownAttributes.contains($0) }
        if !others.isEmpty { all["default", default: [:]].merge(others) { own, _ in own } }
        if !events.isEmpty {
            let events: [Logger.MetadataValue] = events.map { event in
                .dictionary([
                    "name": .string(event.name), "milliseconds": .stringConvertible(event.millisecondsSinceEpoch),
                    "attributes": .dictionary(event.attributes.metadata(redaction)),
                ])
            }
            all["tracing", default: [:]]["events"] = .array(events)
        }
        return all
    }

    /// Letters, digits, spaces and `_.:/%&#=+\-@`, at most 200.
    ///
    /// Source: AWS X-Ray developer guide, "X-Ray segment documents", `name`.
    static func validName(_ name: String) -> String {
        let valid = String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { scalar in
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " "
                        || "_.:/%&#=+\\-@".unicodeScalars.contains(scalar)
                }.prefix(200)))
        return valid.contains { $0 != " " } ? valid : "unnamed"
    }
}
