/// What a condition compares: a place in the item, a given value, or the size of one of them.
indirect enum Operand: Sendable, Equatable {
    case path(DocumentPath)
    case value(AttributeValue)
    case size(Operand)

    /// The type, where it is known without an item.
    var type: AttributeType? {
        switch self {
        case .path: nil
        case .value(let value): value.type
        case .size: .number
        }
    }

    func evaluate(on item: Item) -> AttributeValue? {
        switch self {
        case .path(let path): path.value(in: item)
        case .value(let value): value
        case .size(let operand): operand.evaluate(on: item)?.size.map { .number(DynamoNumber($0)) }
        }
    }

    var paths: [DocumentPath] {
        switch self {
        case .path(let path): [path]
        case .value: []
        case .size(let operand): operand.paths
        }
    }
}
