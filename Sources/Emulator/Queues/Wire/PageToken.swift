import FoundationEssentials
import Wire

/// Where the next page of a list begins: after a name, in base64 so that nobody takes it for one.
enum PageToken {
    static func text(after name: String) -> String { Data(name.utf8).base64EncodedString() }

    /// Throws `InvalidParameterValueException` for a text that no list has given out.
    static func name(_ token: String?) throws(ServiceError) -> String {
        guard let token else { return "" }
        guard let data = Data(base64Encoded: token), let name = String(bytes: data, encoding: .utf8) else {
            throw .invalidParameter("Invalid or expired next token.")
        }
        return name
    }
}
