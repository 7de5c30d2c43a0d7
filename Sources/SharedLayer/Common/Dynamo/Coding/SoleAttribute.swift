/// A value as the one attribute of an item: only items have a text of their own.
struct SoleAttribute<Value> {
    static var name: String { "value" }

    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    private enum CodingKeys: CodingKey { case value }
}

extension SoleAttribute: Encodable where Value: Encodable {}
extension SoleAttribute: Decodable where Value: Decodable {}
