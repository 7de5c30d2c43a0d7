/// What may stand in a set: strings, exact numbers and bytes.
package protocol DynamoSetElement: Sendable, Hashable, Codable {
    static func attributeValue(of elements: [Self]) -> AttributeValue
    /// Nil when the value is no set of this type.
    static func elements(of value: AttributeValue) -> [Self]?
}

extension String: DynamoSetElement {
    package static func attributeValue(of elements: [String]) -> AttributeValue { .stringSet(elements.sorted()) }

    package static func elements(of value: AttributeValue) -> [String]? {
        if case .stringSet(let texts) = value { texts } else { nil }
    }
}

extension ExactDecimal: DynamoSetElement {
    package static func attributeValue(of elements: [ExactDecimal]) -> AttributeValue {
        .numberSet(elements.sorted().map(\.text))
    }

    package static func elements(of value: AttributeValue) -> [ExactDecimal]? {
        guard case .numberSet(let texts) = value else { return nil }
        let numbers = texts.compactMap { ExactDecimal($0) }
        return numbers.count == texts.count ? numbers : nil
    }
}

extension [UInt8]: DynamoSetElement {
    package static func attributeValue(of elements: [[UInt8]]) -> AttributeValue {
        .binarySet(elements.sorted { $0.lexicographicallyPrecedes($1) })
    }

    package static func elements(of value: AttributeValue) -> [[UInt8]]? {
        if case .binarySet(let sets) = value { sets } else { nil }
    }
}
