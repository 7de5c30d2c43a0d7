/// Why a regular expression cannot be used.
struct PatternError: Error, Equatable {
    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    enum Code: String {
        case syntax
        case unsupported
        case tooLarge
    }
}
