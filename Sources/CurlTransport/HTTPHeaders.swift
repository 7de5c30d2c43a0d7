/// The header fields of a request or a response, in the order in which they were added.
///
/// Names are compared without regard to case (RFC 9110 section 5.1). A name may occur more than once.
package struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package private(set) var fields: [Field]

    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map(Field.init)
    }

    /// The first value under `name`; setting replaces every value under that name, and nil removes them.
    package subscript(name: String) -> String? {
        get { fields.first { $0.name.equalsIgnoringASCIICase(name) }?.value }
        set {
            fields.removeAll { $0.name.equalsIgnoringASCIICase(name) }
            if let newValue { add(name, newValue) }
        }
    }

    package func values(_ name: String) -> [String] {
        fields.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
    }

    package mutating func add(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }
}

extension HTTPHeaders {
    init(_ section: HeaderSection) {
        fields = section.fields.map { Field(name: section.name(of: $0), value: section.value(of: $0)) }
    }
}

extension HTTPHeaders.Field {
    fileprivate init(_ element: (String, String)) {
        self.init(name: element.0, value: element.1)
    }
}

extension StringProtocol {
    /// Field names are ASCII tokens, so the fold is one of single bytes.
    func equalsIgnoringASCIICase(_ other: some StringProtocol) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}
