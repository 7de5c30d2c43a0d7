import FunctionRuntime

/// An error in a subsegment's cause.
///
/// Source: AWS X-Ray developer guide, "X-Ray segment documents", exception objects.
struct XRayException: Sendable {
    /// Longer ones say no more to a reader.
    static let framesMax = 32
    static let messageBytesMax = 4 << 10

    let id: XRayTraceHeader.SegmentID
    let type: String
    let message: String
    /// Whether it came from another service.
    let isRemote: Bool
    let frames: [ErrorFrame]

    init(
        _ report: ErrorReport, id: XRayTraceHeader.SegmentID, isRemote: Bool, redaction: LogRedaction
    ) {
        self.id = id
        self.isRemote = isRemote
        type = report.errorType.cut(toBytes: Self.messageBytesMax)
        message = redaction.text(report.errorMessage).cut(toBytes: Self.messageBytesMax)
        frames = Array(report.frames.prefix(Self.framesMax))
    }

    func appendJSON(to bytes: inout [UInt8], withStack: Bool) {
        bytes.append(contentsOf: #"{"id":""#.utf8)
        bytes.append(contentsOf: id.description.utf8)
        bytes.append(contentsOf: #"","type":"#.utf8)
        bytes.appendJSON(type)
        bytes.append(contentsOf: #","message":"#.utf8)
        bytes.appendJSON(message)
        if isRemote { bytes.append(contentsOf: #","remote":true"#.utf8) }
        if withStack, !frames.isEmpty {
            bytes.append(contentsOf: #","stack":["#.utf8)
            for (place, frame) in frames.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(contentsOf: #"{"path":"#.utf8)
                bytes.appendJSON(frame.path)
                bytes.append(contentsOf: #","line":\#(frame.line),"label":"#.utf8)
                bytes.appendJSON(frame.label)
                bytes.append(UInt8(ascii: "}"))
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "}"))
    }
}
