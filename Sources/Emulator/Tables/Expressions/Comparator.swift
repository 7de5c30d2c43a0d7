/// A comparison sign of a condition.
enum Comparator: String, Sendable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    var needsOrder: Bool { self != .equal && self != .notEqual }

    /// The sign with its sides exchanged.
    var mirrored: Comparator {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// Values of different types are unequal and have no order; what is missing is only ever "not equal".
    func holds(_ one: AttributeValue?, _ two: AttributeValue?) -> Bool {
        guard let one, let two else { return self == .notEqual }
        switch self {
        case .equal: return one == two
        case .notEqual: return one != two
        case .less: return one.precedes(two) == true
        case .greater: return two.precedes(one) == true
        case .lessOrEqual: return two.precedes(one) == false
        case .greaterOrEqual: return one.precedes(two) == false
        }
    }
}
