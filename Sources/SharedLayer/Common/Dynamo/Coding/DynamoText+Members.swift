/// Members of requests: those that are nil, and names that are none, are left out.
extension DynamoText {
    mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        self.name(name)
        quoted(text)
    }

    mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        self.name(name)
        append(String(number).utf8)
    }

    mutating func member(_ name: String, _ flag: Bool?) {
        guard let flag else { return }
        self.name(name)
        append(flag ? "true".utf8 : "false".utf8)
    }

    mutating func member(_ name: String, _ item: DynamoItem?) {
        guard let item else { return }
        self.name(name)
        self.item(item)
    }

    mutating func member(_ name: String, _ texts: [String: String]) {
        guard !texts.isEmpty else { return }
        self.name(name)
        open(UInt8(ascii: "{"))
        for (name, text) in texts { member(name, text) }
        close(UInt8(ascii: "}"))
    }
}
