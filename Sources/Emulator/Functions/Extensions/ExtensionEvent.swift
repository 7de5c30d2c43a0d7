/// What an extension may ask to be told of.
enum ExtensionEvent: String, Sendable, Codable {
    case invoke = "INVOKE"
    case shutdown = "SHUTDOWN"
}
