import Wire

/// A parameter as a caller asks for it: a name or an ARN, with a version or a label behind a colon.
struct ParameterReference: Sendable {
    let text: String
    /// In the order in which they are looked for.
    let names: [String]
    let selector: Selector?

    enum Selector: Sendable {
        case version(Int)
        case label(String)
    }

    /// What answers repeat as `Selector`.
    var selectorText: String? {
        switch selector {
        case .version(let number): ":\(number)"
        case .label(let label): ":\(label)"
        case nil: nil
        }
    }

    init(_ text: String, in scope: ParameterScope) throws(ServiceError) {
        self.text = text
        var name = text
        var selector: Selector?
        let colons = text.hasPrefix("arn:") ? 5 : 0
        let parts = text.split(separator: ":", maxSplits: colons + 2, omittingEmptySubsequences: false)
        guard parts.count <= colons + 2, parts.last?.isEmpty == false else {
            throw ServiceError(
                "ValidationException",
                "Invalid parameter name. Please use correct syntax for referencing a version/label "
                    + "<name>:<version/label>")
        }
        if parts.count == colons + 2, let last = parts.last {
            name = String(text.dropLast(last.count + 1))
            selector = Int(last).map(Selector.version) ?? .label(String(last))
        }
        names = scope.names(name)
        self.selector = selector
    }
}
