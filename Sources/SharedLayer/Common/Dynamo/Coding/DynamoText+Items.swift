import FoundationEssentials

/// Values and items that are there as such.
extension DynamoText {
    mutating func value(_ value: AttributeValue) {
        switch value {
        case .string(let text): string(text)
        case .number(let text):
            beginTyped(UInt8(ascii: "N"))
            quoted(text)
            endTyped()
        case .binary(let bytes): binary(Data(bytes))
        case .bool(let flag): bool(flag)
        case .null: null()
        case .list(let values):
            beginTyped(UInt8(ascii: "L"))
            list(values) { $0.value($1) }
            endTyped()
        case .map(let item):
            beginTyped(UInt8(ascii: "M"))
            self.item(item)
            endTyped()
        case .stringSet(let texts): set("SS", texts) { $0.quoted($1) }
        case .numberSet(let texts): set("NS", texts) { $0.quoted($1) }
        case .binarySet(let all): set("BS", all) { $0.base64(Data($1)) }
        }
    }

    /// An object of attributes, without a type around it.
    mutating func item(_ item: DynamoItem) {
        open(UInt8(ascii: "{"))
        for (name, value) in item {
            self.name(name)
            self.value(value)
        }
        close(UInt8(ascii: "}"))
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout DynamoText, Element) -> Void) {
        open(UInt8(ascii: "["))
        for (place, element) in elements.enumerated() {
            if place > 0 { append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        close(UInt8(ascii: "]"))
    }

    private mutating func set<Element>(
        _ type: String, _ elements: [Element], _ write: (inout DynamoText, Element) -> Void
    ) {
        open(UInt8(ascii: "{"))
        name(type)
        list(elements, write)
        close(UInt8(ascii: "}"))
    }
}
