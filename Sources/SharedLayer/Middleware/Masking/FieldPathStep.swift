/// One step of a path into a document.
enum FieldPathStep: Sendable, Hashable {
    case name(String)
    case index(Int)
    case nameOrIndex(String)
    /// All members or elements.
    case any
    /// Here and everywhere below.
    case descendants

    /// Whether the step leads to the member of that name.
    func leads(toMember name: String) -> Bool {
        switch self {
        case .name(let wanted), .nameOrIndex(let wanted): wanted.utf8.elementsEqual(name.utf8)
        case .any: true
        case .index, .descendants: false
        }
    }

    func leads(toElement place: Int) -> Bool {
        switch self {
        case .index(let wanted): wanted == place
        case .nameOrIndex(let wanted): wanted == String(place)
        case .any: true
        case .name, .descendants: false
        }
    }
}
