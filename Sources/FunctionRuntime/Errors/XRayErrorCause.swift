import FoundationEssentials

/// What X-Ray shows of an error: the value of `Lambda-Runtime-Function-XRay-Error-Cause`.
///
/// Lambda takes 1 MiB of it. Intermediaries allow much less of a header field, so the message is cut where it is long: it
/// stands whole in the error's body.
///
/// Source: Lambda developer guide, "Using the Lambda runtime API", and AWS X-Ray's segment documents, `cause`.
struct XRayErrorCause: Equatable, Sendable {
    static let messageBytesMax = 4 << 10
    static let framesMax = 32
    /// For a path and for a label: with every character escaped, all of them stay below 1 MiB.
    static let frameTextBytesMax = 512

    let report: ErrorReport
    let workingDirectory: String

    var headerLine: String { "Lambda-Runtime-Function-XRay-Error-Cause: \(json)" }

    /// In one line of ASCII.
    var json: String {
        let frames = report.frames.prefix(Self.framesMax)
        let stack = frames.map { frame in
            #"{"path":\#(frameText(frame.path)),"line":\#(frame.line),"label":\#(frameText(frame.label))}"#
        }
        let paths = Set(frames.map(\.path)).sorted().map(frameText)
        let exception =
            #"{"type":\#(text(report.errorType)),"message":\#(text(report.errorMessage)),"stack":[\#(joined(stack))]}"#
        return
            #"{"working_directory":\#(text(workingDirectory)),"exceptions":[\#(exception)],"paths":[\#(joined(paths))]}"#
    }

    private func text(_ string: String) -> String { string.cut(toBytes: Self.messageBytesMax).asciiJSONString }

    private func frameText(_ string: String) -> String { string.cut(toBytes: Self.frameTextBytesMax).asciiJSONString }

    private func joined(_ parts: [String]) -> String { parts.joined(separator: ",") }
}

extension ErrorReport {
    /// The header line for X-Ray.
    func causeLine(workingDirectory: String) -> String {
        XRayErrorCause(report: self, workingDirectory: workingDirectory).headerLine
    }
}

extension String {
    /// As `jsonString`, with everything beyond ASCII escaped too, as pairs of surrogates where needed.
    fileprivate var asciiJSONString: String {
        var text = ""
        for scalar in jsonString.unicodeScalars {
            guard !scalar.isASCII else {
                text.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return text
    }
}
