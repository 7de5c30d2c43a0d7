/// The places of an item that an answer shows.
struct Projection: Sendable, Equatable {
    let paths: [DocumentPath]

    /// The item with nothing but these places. Elements of a list move together, in their order.
    func project(_ item: Item) -> Item {
        var shape = Shape()
        for path in paths where path.value(in: item) != nil { shape.add(path.whole[...]) }
        guard !shape.children.isEmpty else { return [:] }
        guard case .map(let projected) = shape.cut(.map(item)) else { return [:] }
        return projected
    }

    /// The paths as a tree; a leaf takes what is there whole.
    private struct Shape {
        var children: [DocumentPath.Step: Shape] = [:]

        mutating func add(_ steps: ArraySlice<DocumentPath.Step>) {
            guard let step = steps.first else { return }
            children[step, default: Shape()].add(steps.dropFirst())
        }

        func cut(_ value: AttributeValue) -> AttributeValue {
            switch value {
            case .map(let members) where !children.isEmpty:
                return .map(
                    members.reduce(into: Item()) { result, member in
                        guard let child = children[.member(member.key)] else { return }
                        result[member.key] = child.cut(member.value)
                    })
            case .list(let elements) where !children.isEmpty:
                return .list(
                    elements.enumerated().compactMap { index, element in
                        children[.element(index)].map { $0.cut(element) }
                    })
            default: return value
            }
        }
    }
}
