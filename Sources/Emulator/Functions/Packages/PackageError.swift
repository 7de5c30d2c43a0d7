/// Why a function's code or layers could not be laid out.
struct PackageError: Error, Sendable {
    enum Code: Sendable {
        case codeMissing
        case layerMissing
        /// The tool that unpacks zips is not installed.
        case unzipMissing
        case unzipFailed
        case workFolder
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
