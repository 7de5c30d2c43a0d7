/// What SET assigns.
indirect enum UpdateValue: Sendable, Equatable {
    case path(DocumentPath)
    case value(AttributeValue)
    case sum(UpdateValue, UpdateValue)
    case difference(UpdateValue, UpdateValue)
    case ifNotExists(DocumentPath, UpdateValue)
    case listAppend(UpdateValue, UpdateValue)

    /// The type, where it is known without an item.
    var type: AttributeType? {
        switch self {
        case .path: nil
        case .value(let value): value.type
        case .sum, .difference: .number
        case .ifNotExists(_, let value): value.type
        case .listAppend: .list
        }
    }

    /// Every place that the value is made from.
    var paths: [DocumentPath] {
        switch self {
        case .path(let path): [path]
        case .value: []
        case .sum(let one, let two), .difference(let one, let two), .listAppend(let one, let two):
            one.paths + two.paths
        case .ifNotExists(let path, let value): [path] + value.paths
        }
    }
}
