import Wire

extension DocumentPath {
    /// The value at this path, or nil where there is none.
    func value(in item: Item) -> AttributeValue? {
        steps.reduce(item[head]) { value, step in value?[step] }
    }

    /// Replaces, adds or (with nil) removes the value at this path. A place beyond the end of a list appends to it.
    /// - Throws: `ValidationException` when what should hold the value is not there.
    func set(_ value: AttributeValue?, in item: inout Item) throws(ServiceError) {
        guard isNested else {
            item[head] = value
            return
        }
        guard var document = item[head] else { throw Self.invalidForUpdate }
        try document.set(value, at: steps[...])
        item[head] = document
    }

    static let invalidForUpdate = ServiceError.validation(
        "The document path provided in the update expression is invalid for update")
}

extension AttributeValue {
    fileprivate subscript(step: DocumentPath.Step) -> AttributeValue? {
        switch (self, step) {
        case (.map(let members), .member(let name)): members[name]
        case (.list(let elements), .element(let index)): elements.indices.contains(index) ? elements[index] : nil
        default: nil
        }
    }

    fileprivate mutating func set(
        _ value: AttributeValue?, at steps: ArraySlice<DocumentPath.Step>
    ) throws(ServiceError) {
        guard let step = steps.first else { return }
        let rest = steps.dropFirst()
        if !rest.isEmpty {
            guard var child = self[step] else { throw DocumentPath.invalidForUpdate }
            try child.set(value, at: rest)
            return try replace(step, with: child)
        }
        try replace(step, with: value)
    }

    private mutating func replace(_ step: DocumentPath.Step, with value: AttributeValue?) throws(ServiceError) {
        switch (self, step) {
        case (.map(var members), .member(let name)):
            members[name] = value
            self = .map(members)
        case (.list(var elements), .element(let index)):
            switch (value, elements.indices.contains(index)) {
            case (let value?, true): elements[index] = value
            case (let value?, false): elements.append(value)
            case (nil, true): elements.remove(at: index)
            case (nil, false): break
            }
            self = .list(elements)
        default: throw DocumentPath.invalidForUpdate
        }
    }
}
