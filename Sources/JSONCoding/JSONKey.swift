/// A key that no type declares: an array's element, a dictionary's entry, or a superclass.
enum JSONKey: CodingKey {
    case element(Int)
    case entry(String)
    case `super`

    init(stringValue: String) { self = .entry(stringValue) }

    init(intValue: Int) { self = .element(intValue) }

    /// Elements are named, and entries numbered, as the standard library does it.
    var stringValue: String {
        switch self {
        case .element(let index): "Index \(index)"
        case .entry(let name): name
        case .super: "super"
        }
    }

    var intValue: Int? {
        switch self {
        case .element(let index): index
        case .entry(let name): Int(name)
        case .super: nil
        }
    }
}
