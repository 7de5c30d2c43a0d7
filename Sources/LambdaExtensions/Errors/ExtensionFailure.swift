import FoundationEssentials

/// What Lambda is told of an extension's own error; it goes into the function's logs and metrics.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions", init error and exit error.
public struct ExtensionFailure: Sendable, Equatable, Encodable {
    /// What `Lambda-Extension-Function-Error-Type` is cut to.
    static let headerCharactersMax = 128

    public let errorMessage: String
    /// Lambda takes any text and recommends `category.reason`, such as `Extension.ConfigInvalid`.
    public let errorType: String
    public let stackTrace: [String]

    public init(errorType: String, errorMessage: String, stackTrace: [String] = []) {
        self.errorType = errorType
        self.errorMessage = errorMessage
        self.stackTrace = stackTrace
    }

    /// An error by its Swift type (`Extension.MissingKey`), or by its code if it is an `ExtensionError`.
    public init(_ error: any Error) {
        let reason = (error as? ExtensionError)?.code.rawValue ?? "\(type(of: error))"
        self.init(errorType: "Extension.\(reason)", errorMessage: "\(error)")
    }

    enum Phase: String, Sendable {
        case initialization = "init"
        case exit
    }

    /// Empty if it cannot be encoded: the body may be left out.
    var json: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }

    /// The type with everything replaced that a header field's value had better not carry.
    var headerValue: String {
        let safe = errorType.unicodeScalars.prefix(Self.headerCharactersMax).map { scalar in
            scalar.value > 0x20 && scalar.value < 0x7f ? Character(scalar) : "_"
        }
        return safe.isEmpty ? "Extension.UnknownReason" : String(safe)
    }
}
