/// The body of an error that goes to the Runtime API, and the header field beside it.
///
/// Source: Lambda developer guide, "Using the Lambda runtime API", invocation error.
struct ErrorReport: Equatable, Sendable {
    /// What `Lambda-Runtime-Function-Error-Type` may carry at most.
    static let headerCharactersMax = 128

    let errorMessage: String
    let errorType: String
    let stackTrace: [String]

    init(errorType: String, errorMessage: String, stackTrace: [String] = []) {
        self.errorType = errorType
        self.errorMessage = errorMessage
        self.stackTrace = stackTrace
    }

    init(_ error: any Error) {
        switch error {
        case let error as any ReportableError:
            self.init(errorType: error.errorType, errorMessage: error.errorMessage)
        default:
            self.init(errorType: "\(type(of: error))", errorMessage: "\(error)")
        }
    }

    var json: [UInt8] {
        let frames = stackTrace.map(\.jsonString).joined(separator: ",")
        let fields = [
            #""errorMessage":\#(errorMessage.jsonString)"#, #""errorType":\#(errorType.jsonString)"#,
            #""stackTrace":[\#(frames)]"#,
        ]
        return Array("{\(fields.joined(separator: ","))}".utf8)
    }

    /// The error type with everything replaced that a header field's value had better not carry.
    var headerValue: String {
        let safe = errorType.unicodeScalars.prefix(Self.headerCharactersMax).map { scalar in
            scalar.value > 0x20 && scalar.value < 0x7f ? Character(scalar) : "_"
        }
        return safe.isEmpty ? "Unhandled" : String(safe)
    }
}
