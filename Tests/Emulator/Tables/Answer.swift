import TestSupport
import Wire

/// What the service answered, read.
struct Answer: Sendable {
    let status: Int
    let body: JSON

    /// The error's code without its namespace.
    var code: String? { body["__type"]?.string?.split(separator: "#").last.map(String.init) }
    var message: String? { body["message"]?.string }
}
