/// What `ReturnConsumedCapacity` asks to be told.
enum CapacityMode: Sendable {
    case none
    case total
    case indexes

    init(_ text: String?) {
        switch text {
        case "TOTAL": self = .total
        case "INDEXES": self = .indexes
        default: self = .none
        }
    }
}
