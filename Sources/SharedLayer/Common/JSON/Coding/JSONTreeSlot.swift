/// A place in a tree that is being written. Containers share it by reference, as Codable asks.
final class JSONTreeSlot {
    var content: Content = .empty

    enum Content {
        case empty
        case value(JSONValue)
        case array([JSONTreeSlot])
        case object([(String, JSONTreeSlot)])
    }

    /// The tree below this place. An empty place, such as that of a value that encoded nothing, is an empty object.
    func finish() -> JSONValue {
        switch content {
        case .empty: .object(JSONObject())
        case .value(let value): value
        case .array(let slots): .array(slots.map { $0.finish() })
        case .object(let members): .object(JSONObject(members.map { ($0.0, $0.1.finish()) }))
        }
    }

    func append() -> JSONTreeSlot {
        let slot = JSONTreeSlot()
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

    func member(_ name: String) -> JSONTreeSlot {
        let slot = JSONTreeSlot()
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
