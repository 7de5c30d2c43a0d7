/// The name of a pipeline in its spellings.
struct PipelineName: Sendable {
    /// `PaymentLink`: the module, the folder, the types' first word.
    let name: String
    private let parts: [String]

    /// Throws a `CommandError` that says what the name must be.
    init(_ name: String) throws(CommandError) {
        let bytes = Array(name.utf8)
        let isUpper: (UInt8) -> Bool = { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let isLower: (UInt8) -> Bool = {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard Self.lengths.contains(bytes.count), let first = bytes.first, isUpper(first),
            bytes.allSatisfy({ isUpper($0) || isLower($0) }),
            !zip(bytes, bytes.dropFirst()).contains(where: { isUpper($0) && isUpper($1) }), let last = bytes.last,
            isLower(last)
        else {
            throw CommandError(
                """
                “\(name)” is no name of a pipeline: give an UpperCamelCase noun of \(Self.lengths.lowerBound) to \
                \(Self.lengths.upperBound) letters, such as PaymentLink.
                """)
        }
        if let role = Self.roles.first(where: { name.hasSuffix($0) }) {
            throw CommandError(
                "“\(name)” ends in \(role): name what the pipeline handles, such as PaymentLink; the types get their roles."
            )
        }
        self.name = name
        parts = Self.parts(of: name)
    }

    private static func parts(of name: String) -> [String] {
        name.reduce(into: []) { parts, letter in
            if letter.isUppercase { parts.append("") }
            parts[parts.count - 1] += letter.lowercased()
        }
    }

    /// `payment_link`
    var snake: String { parts.joined(separator: "_") }
    /// `payment-link`
    var kebab: String { parts.joined(separator: "-") }
    /// `payment link`
    var words: String { parts.joined(separator: " ") }
    /// `Payment link`
    var title: String { words.prefix(1).uppercased() + words.dropFirst() }

    /// `payment_links`, as English makes it.
    var plural: String {
        if snake.hasSuffix("y"), let before = snake.dropLast().last, !"aeiou".contains(before) {
            return snake.dropLast() + "ies"
        }
        return snake + (["s", "x", "z", "ch", "sh"].contains(where: snake.hasSuffix) ? "es" : "s")
    }

    /// Puts the name in the places of a text.
    func fill(_ text: String) -> String {
        text.replacing("<Name>", with: name).replacing("<snake>", with: snake).replacing("<kebab>", with: kebab)
            .replacing("<words>", with: words).replacing("<Words>", with: title).replacing("<plural>", with: plural)
    }

    private static let lengths = 3...32
    private static let roles = [
        "Function", "Service", "Handler", "Pipeline", "Stack", "Model", "Repository", "Bootstrap", "Tests", "Test",
    ]
}
