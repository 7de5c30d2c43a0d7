/// An error that says itself how Lambda's caller sees it; other errors are described by their type and their
/// description.
public protocol ReportableError: Error {
    /// A short name without spaces, such as `SignatureInvalid`; it becomes `errorType`.
    var errorType: String { get }
    var errorMessage: String { get }
    /// Where it happened, innermost first; none unless the error kept them. They become `stackTrace`.
    var frames: [ErrorFrame] { get }
}

extension ReportableError {
    public var frames: [ErrorFrame] { [] }
}
