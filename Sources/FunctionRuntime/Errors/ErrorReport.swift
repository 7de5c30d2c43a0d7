import FoundationEssentials

/// An error as the Runtime API takes it: its body, and the header fields or trailers beside it.
///
/// Source: Lambda developer guide, "Using the Lambda runtime API", invocation error; for trailers "Response streaming
/// for custom runtimes".
package struct ErrorReport: Equatable, Sendable {
    /// What `Lambda-Runtime-Function-Error-Type` may carry at most, in characters.
    static let typeCharactersMax = 128

    package let errorMessage: String
    package let errorType: String
    package let frames: [ErrorFrame]

    init(errorType: String, errorMessage: String, frames: [ErrorFrame] = []) {
        self.errorType = errorType
        self.errorMessage = errorMessage
        self.frames = frames
    }

    package init(_ error: any Error) {
        switch error {
        case let error as any ReportableError:
            self.init(errorType: error.errorType, errorMessage: error.errorMessage, frames: error.frames)
        default:
            self.init(errorType: "\(type(of: error))", errorMessage: "\(error)")
        }
    }

    var json: [UInt8] {
        let trace = frames.map(\.text.jsonString).joined(separator: ",")
        let fields = [
            #""errorMessage":\#(errorMessage.jsonString)"#, #""errorType":\#(errorType.jsonString)"#,
            #""stackTrace":[\#(trace)]"#,
        ]
        return Array("{\(fields.joined(separator: ","))}".utf8)
    }

    var typeLine: String { "\(Self.typeName): \(headerValue)" }

    /// The error type with everything replaced that a header field's value had better not carry.
    private var headerValue: String {
        let safe = errorType.unicodeScalars.prefix(Self.typeCharactersMax).map { scalar in
            scalar.value > 0x20 && scalar.value < 0x7f ? Character(scalar) : "_"
        }
        return safe.isEmpty ? "Unhandled" : String(safe)
    }

    private static let typeName = "Lambda-Runtime-Function-Error-Type"
    private static let bodyName = "Lambda-Runtime-Function-Error-Body"
}

/// After a streamed response that failed in the middle.
extension ErrorReport {
    static let trailerNames = [typeName, bodyName]

    /// libcurl takes 64 KB of trailers, so much that base64 fits.
    private static let trailerJSONBytesMax = 46 << 10

    var trailerLines: [String] {
        let longest = cut(messageBytesMax: 32 << 10, frames: frames.prefix(XRayErrorCause.framesMax))
        let withoutFrames = cut(messageBytesMax: 32 << 10, frames: [])
        // Characters that JSON escapes take six bytes for one.
        let shortest = cut(messageBytesMax: 6 << 10, frames: [])
        let json = [longest, withoutFrames].map(\.json).first { $0.count <= Self.trailerJSONBytesMax } ?? shortest.json
        return [typeLine, "\(Self.bodyName): \(Data(json).base64EncodedString())"]
    }

    private func cut(messageBytesMax: Int, frames: ArraySlice<ErrorFrame>) -> ErrorReport {
        ErrorReport(
            errorType: errorType.cut(toBytes: 4 * Self.typeCharactersMax),
            errorMessage: errorMessage.cut(toBytes: messageBytesMax), frames: Array(frames))
    }
}

extension String {
    /// The longest beginning of the text with at most that many bytes of UTF-8, cut between characters.
    package func cut(toBytes bytesMax: Int) -> String {
        guard utf8.count > bytesMax else { return self }
        var end = utf8.index(startIndex, offsetBy: bytesMax)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end]) + "…"
    }
}
