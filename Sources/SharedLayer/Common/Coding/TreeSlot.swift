/// A place in a tree that is being written. Containers share it by reference, as Codable asks.
final class TreeSlot<Form: TreeForm> {
    var content: Content = .empty

    enum Content {
        case empty
        case value(Form.Value)
        case array([TreeSlot])
        case object([(String, TreeSlot)])
    }

    /// The tree below this place. An empty place, such as that of a value that encoded nothing, is an empty object.
    func finish() -> Form.Value {
        switch content {
        case .empty: Form.object([])
        case .value(let value): value
        case .array(let slots): Form.array(slots.map { $0.finish() })
        case .object(let members): Form.object(members.map { ($0.0, $0.1.finish()) })
        }
    }

    func append() -> TreeSlot {
        let slot = TreeSlot()
        if case .array(var slots) = content {
            content = .empty
            slots.append(slot)
            content = .array(slots)
        } else {
            content = .array([slot])
        }
        return slot
    }

    var count: Int {
        if case .array(let slots) = content { slots.count } else { 0 }
    }

    func member(_ name: String) -> TreeSlot {
        let slot = TreeSlot()
        guard case .object(var members) = content else {
            content = .object([(name, slot)])
            return slot
        }
        content = .empty
        members.append((name, slot))
        content = .object(members)
        return slot
    }
}
