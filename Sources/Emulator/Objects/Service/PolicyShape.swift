/// What is looked at of a bucket policy, which has no effect.
struct PolicyShape: Decodable, Sendable {
    private let isForAll: [Bool]

    /// Whether a statement allows something to everybody without a condition.
    var isPublic: Bool { isForAll.contains(true) }

    private enum CodingKeys: String, CodingKey {
        case statement = "Statement"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let statements =
            try (try? container.decode([Statement].self, forKey: .statement))
            ?? [container.decode(Statement.self, forKey: .statement)]
        isForAll = statements.map(\.isForAll)
    }

    private struct Statement: Decodable {
        let isForAll: Bool

        enum CodingKeys: String, CodingKey {
            case effect = "Effect"
            case principal = "Principal"
            case condition = "Condition"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let principal =
                (try? container.decode(String.self, forKey: .principal))
                ?? (try? container.decode([String: String].self, forKey: .principal))?["AWS"]
            isForAll =
                try container.decode(String.self, forKey: .effect) == "Allow" && principal == "*"
                && !container.contains(.condition)
        }
    }
}
