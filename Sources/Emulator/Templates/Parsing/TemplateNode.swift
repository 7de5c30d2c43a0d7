/// A value of a template with the place where it stands. Short forms (`!Ref X`) have become maps (`{"Ref": "X"}`).
struct TemplateNode: Sendable, Equatable {
    var content: Content
    var location: TemplateLocation

    indirect enum Content: Sendable, Equatable {
        case null
        case bool(Bool)
        /// As written, such as `30` or `0.5`.
        case number(String)
        case string(String)
        case list([TemplateNode])
        case map([Entry])
        /// Could not be resolved, which has been reported: whoever meets it keeps silent.
        case unknown
    }

    struct Entry: Sendable, Equatable {
        var key: String
        /// Where the key stands.
        var location: TemplateLocation
        var value: TemplateNode
    }

    init(_ content: Content, at location: TemplateLocation) {
        self.content = content
        self.location = location
    }

    static func string(_ text: String, at location: TemplateLocation) -> TemplateNode {
        TemplateNode(.string(text), at: location)
    }

    static func unknown(at location: TemplateLocation) -> TemplateNode {
        TemplateNode(.unknown, at: location)
    }
}

extension TemplateNode {
    /// The entries of a map; nil for all else.
    var entries: [Entry]? {
        if case .map(let entries) = content { entries } else { nil }
    }

    /// The items of a list; nil for all else.
    var items: [TemplateNode]? {
        if case .list(let items) = content { items } else { nil }
    }

    /// The text of a string; nil for all else.
    var string: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// The text of a scalar: CloudFormation takes numbers and truth values where it wants a string.
    var text: String? {
        switch content {
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .list, .map, .unknown: nil
        }
    }

    var isUnknown: Bool { content == .unknown }

    var isNull: Bool { content == .null }

    subscript(key: String) -> TemplateNode? {
        entries?.first { $0.key == key }?.value
    }

    /// What the value is, for messages.
    var kind: String {
        switch content {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a string"
        case .list: "a list"
        case .map: "a map"
        case .unknown: "an unknown value"
        }
    }
}
