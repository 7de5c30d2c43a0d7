/// The ways in which a caller names a function, taken apart.
///
/// Source: AWS Lambda API reference, Invoke, `FunctionName`: a name, an ARN, or a partial ARN, each with an optional
/// qualifier; and the emulator's own `Stack/LogicalId`.
struct FunctionReference: Sendable, Equatable {
    var stack: String?
    /// The function's name or logical id.
    var name: String
    var region: String?
    var accountID: String?
    /// A version or an alias; nil where none was given.
    var qualifier: String?

    /// Nil where the text has none of the forms.
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.lengthMax else { return nil }
        let slashed = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if slashed.count == 2 {
            let tail = slashed[1].split(separator: ":", omittingEmptySubsequences: false)
            guard !slashed[0].isEmpty, tail.count <= 2, let name = tail.first, !name.isEmpty else { return nil }
            self.init(stack: String(slashed[0]), name: String(name), qualifier: tail.count == 2 ? String(tail[1]) : nil)
            return
        }
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)[...]
        if parts.first == "arn" {
            guard parts.count >= 7, parts[parts.startIndex + 2] == "lambda" else { return nil }
            parts = parts.dropFirst(3)
        }
        self.init(name: "")
        if parts.count > 1, let first = parts.first, Self.isRegion(first) { region = parts.removeFirst() }
        if parts.count > 1, let first = parts.first, Self.isAccountID(first) { accountID = parts.removeFirst() }
        if parts.count > 1, parts.first == "function" { parts.removeFirst() }
        guard let name = parts.popFirst(), !name.isEmpty, parts.count <= 1 else { return nil }
        self.name = name
        qualifier = parts.first
    }

    private init(stack: String? = nil, name: String, qualifier: String? = nil) {
        self.stack = stack
        self.name = name
        self.qualifier = qualifier
    }

    /// The longest `FunctionName` that AWS takes.
    private static let lengthMax = 256

    private static func isRegion(_ text: String) -> Bool {
        let parts = text.split(separator: "-")
        return parts.count >= 3 && parts[0].count == 2 && parts.last?.allSatisfy(\.isNumber) == true
    }

    private static func isAccountID(_ text: String) -> Bool {
        text.count == 12 && text.allSatisfy(\.isNumber)
    }
}
