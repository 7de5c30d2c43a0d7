/// Finds references that lead back to themselves while staying at the same value: validation would never end.
enum SchemaCycles {
    private enum Mark {
        case open
        case done
    }

    static func refuse(in schema: CompiledSchema) throws(SchemaError) {
        var marks: [Mark?] = Array(repeating: nil, count: schema.nodes.count)
        for start in schema.nodes.indices where marks[start] == nil {
            // Each entry is a subschema and those below it that are still to be looked at.
            var path: [(node: Int, waiting: [Int])] = [(start, schema.inPlace(start))]
            marks[start] = .open
            while let top = path.last {
                guard let next = top.waiting.last else {
                    marks[top.node] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].waiting.removeLast()
                switch marks[next] {
                case .open:
                    throw SchemaError(
                        .cyclicReference, "the schema refers to itself without end", at: schema.places[next].path)
                case .done:
                    continue
                case nil:
                    marks[next] = .open
                    path.append((next, schema.inPlace(next)))
                }
            }
        }
    }
}

extension CompiledSchema {
    /// The subschemas of a node that apply to the same value, not to a part of it. What a `$dynamicRef` means is not known
    /// before evaluation, which has a limit of its own.
    fileprivate func inPlace(_ node: NodeID) -> [NodeID] {
        (Array(nodes[node].all.range) + Array(nodes[node].objects.range)).flatMap { inPlace(rules[$0]) }
    }

    private func inPlace(_ rule: SchemaRule) -> [NodeID] {
        switch rule {
        case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): Array(lists[nodes.range])
        case .not(let node), .reference(let node): [node]
        case .conditional(let test, let then, let otherwise): [test] + [then, otherwise].compactMap(\.self)
        case .dependency(let place):
            if case .schema(let node) = dependencies[place].demand { [node] } else { [] }
        default: []
        }
    }
}
