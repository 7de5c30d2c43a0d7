/// Where a value stands in an item: an attribute's name, then names of map members and places in lists.
struct DocumentPath: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case member(String)
        case element(Int)
    }

    /// The attribute's name.
    let head: String
    let steps: [Step]

    init(_ head: String, _ steps: [Step] = []) {
        self.head = head
        self.steps = steps
    }

    var isNested: Bool { !steps.isEmpty }

    /// All of it, as steps.
    var whole: [Step] { [.member(head)] + steps }

    /// As AWS prints it: `[a, [1], b]`.
    var description: String {
        let parts = whole.map { step in
            switch step {
            case .member(let name): name
            case .element(let index): "[\(index)]"
            }
        }
        return "[\(parts.joined(separator: ", "))]"
    }
}
