/// One step of an update expression.
enum UpdateAction: Sendable, Equatable {
    case set(DocumentPath, UpdateValue)
    case remove(DocumentPath)
    case add(DocumentPath, AttributeValue)
    case delete(DocumentPath, AttributeValue)

    var path: DocumentPath {
        switch self {
        case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
        }
    }

    /// The type that the action leaves at its path, where it is known without an item.
    var type: AttributeType? {
        switch self {
        case .set(_, let value): value.type
        case .remove: nil
        case .add(_, let value), .delete(_, let value): value.type
        }
    }
}
