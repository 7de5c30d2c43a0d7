/// The text of a `Fn::Sub`, taken apart.
struct Substitution: Equatable {
    enum Piece: Equatable {
        case literal(String)
        /// What stands between `${` and `}`: a parameter, a resource, `Resource.Attribute` or a variable of the call.
        case reference(String)
    }

    private(set) var pieces: [Piece] = []

    /// `${!Name}` gives `${Name}`; a `${` that is never closed stays as it is.
    init(_ text: String) {
        var rest = Substring(text)
        var literal = ""
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            literal += rest[..<start.lowerBound]
            let inner = rest[start.upperBound..<end]
            if inner.hasPrefix("!") {
                literal += "${\(inner.dropFirst())}"
            } else {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.reference(String(inner)))
            }
            rest = rest[rest.index(after: end)...]
        }
        literal += rest
        if !literal.isEmpty || pieces.isEmpty { pieces.append(.literal(literal)) }
    }

    var references: [String] {
        pieces.compactMap { if case .reference(let name) = $0 { name } else { nil } }
    }
}
