import Wire

/// A place in a form, as the shape that a type asks for there.
enum FormValue {
    case shape(FormParameters)
    case list([FormParameters])
    case map([String: FormParameters])

    /// Nil where the form has nothing.
    func member(_ name: String, operation: String) -> FormValue? {
        switch self {
        case .list: return nil
        case .map(let entries): return entries[name].map { .shape($0) }
        case .shape(let parameters):
            switch QueryShape.of(name, operation: operation) {
            case .list(let element):
                let elements = parameters[element].elements
                return elements.isEmpty ? nil : .list(elements)
            case .map(let element, let key, let value):
                let entries = parameters[element].elements.compactMap { entry in
                    entry[key].value.map { ($0, entry[value]) }
                }
                return entries.isEmpty ? nil : .map(Dictionary(entries) { _, last in last })
            case nil:
                let found = parameters[name]
                return found.isEmpty ? nil : .shape(found)
            }
        }
    }

    var text: String? {
        guard case .shape(let parameters) = self else { return nil }
        return parameters.value
    }
}
