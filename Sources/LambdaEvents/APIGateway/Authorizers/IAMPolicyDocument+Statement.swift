extension IAMPolicyDocument {
    public struct Statement: Sendable, Equatable {
        public var sid: String?
        public var effect: Effect
        public var actions: [String]
        public var resources: [String]
        public var condition: [String: AnyJSON]?

        public init(
            effect: Effect, actions: [String], resources: [String], sid: String? = nil,
            condition: [String: AnyJSON]? = nil
        ) {
            self.sid = sid
            self.effect = effect
            self.actions = actions
            self.resources = resources
            self.condition = condition
        }
    }
}

/// Where IAM takes a text or a list of texts, a list of one is written as a text.
extension IAMPolicyDocument.Statement: Codable {
    enum CodingKeys: String, CodingKey {
        case sid = "Sid"
        case effect = "Effect"
        case actions = "Action"
        case resources = "Resource"
        case condition = "Condition"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            effect: try container.decode(IAMPolicyDocument.Effect.self, forKey: .effect),
            actions: try Self.texts(container, .actions), resources: try Self.texts(container, .resources),
            sid: try container.decodeIfPresent(String.self, forKey: .sid),
            condition: try container.decodeIfPresent([String: AnyJSON].self, forKey: .condition))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(sid, forKey: .sid)
        try container.encode(effect, forKey: .effect)
        try Self.encode(actions, .actions, into: &container)
        try Self.encode(resources, .resources, into: &container)
        try container.encodeIfPresent(condition, forKey: .condition)
    }

    private static func texts(
        _ container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys
    ) throws -> [String] {
        if let text = try? container.decode(String.self, forKey: key) { return [text] }
        return try container.decode([String].self, forKey: key)
    }

    private static func encode(
        _ texts: [String], _ key: CodingKeys, into container: inout KeyedEncodingContainer<CodingKeys>
    ) throws {
        if let text = texts.first, texts.count == 1 {
            try container.encode(text, forKey: key)
        } else {
            try container.encode(texts, forKey: key)
        }
    }
}
