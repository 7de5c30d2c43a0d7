/// The byte that stands for a type in a stored item. Never renumber these.
enum StoredTag: UInt8 {
    case string = 1
    case number = 2
    case binary = 3
    case bool = 4
    case null = 5
    case map = 6
    case list = 7
    case stringSet = 8
    case numberSet = 9
    case binarySet = 10

    init(_ type: AttributeType) {
        switch type {
        case .string: self = .string
        case .number: self = .number
        case .binary: self = .binary
        case .bool: self = .bool
        case .null: self = .null
        case .map: self = .map
        case .list: self = .list
        case .stringSet: self = .stringSet
        case .numberSet: self = .numberSet
        case .binarySet: self = .binarySet
        }
    }
}
