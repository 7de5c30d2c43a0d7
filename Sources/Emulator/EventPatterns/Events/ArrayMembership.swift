/// Which elements of which of an event's arrays a value lies in.
struct ArrayMembership: Sendable, Hashable {
    struct Element: Sendable, Hashable {
        /// Arrays are numbered as they open.
        let array: Int
        let index: Int
    }

    /// By ascending array.
    private(set) var elements: [Element] = []

    var isEmpty: Bool { elements.isEmpty }

    /// Both together; nil where they are in different elements of one array.
    func joined(with other: ArrayMembership) -> ArrayMembership? {
        if other.isEmpty { return self }
        if isEmpty { return other }
        var joined = ArrayMembership()
        var mine = elements[...]
        var others = other.elements[...]
        while let one = mine.first, let two = others.first {
            if one.array == two.array {
                guard one.index == two.index else { return nil }
                others.removeFirst()
            }
            if one.array <= two.array {
                joined.elements.append(one)
                mine.removeFirst()
            } else {
                joined.elements.append(two)
                others.removeFirst()
            }
        }
        joined.elements += mine + others
        return joined
    }

    func limited(to arrays: Set<Int>) -> ArrayMembership {
        var limited = ArrayMembership()
        limited.elements = elements.filter { arrays.contains($0.array) }
        return limited
    }

    mutating func enter(_ array: Int, index: Int) { elements.append(Element(array: array, index: index)) }

    mutating func leave() { elements.removeLast() }
}
