/// A place in an item: an attribute, or something nested in it.
///
/// A literal is one attribute's name as it stands: a dot in it is part of the name.
package struct DynamoPath: Sendable, Hashable, ExpressibleByStringLiteral {
    package let elements: [Element]

    package enum Element: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    package init(_ attribute: String) {
        elements = [.name(attribute)]
    }

    package init(stringLiteral attribute: String) {
        self.init(attribute)
    }

    private init(elements: [Element]) {
        self.elements = elements
    }

    var isValid: Bool {
        elements.allSatisfy { element in
            switch element {
            case .name(let name): !name.isEmpty
            case .index(let index): index >= 0
            }
        }
    }

    /// The member of that name in the map at this place.
    package func member(_ name: String) -> DynamoPath {
        DynamoPath(elements: elements + [.name(name)])
    }

    /// The element of the list at this place, from 0.
    package func element(_ index: Int) -> DynamoPath {
        DynamoPath(elements: elements + [.index(index)])
    }
}
