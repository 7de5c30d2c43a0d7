/// Finds references that lead back to themselves while staying at the same value: validation would never end.
enum SchemaCycles {
    private enum Mark {
        case open
        case done
    }

    static func refuse(
        in schema: CompiledSchema, pointers: [String: CompiledSchema.NodeID]
    ) throws(SchemaError) {
        var marks: [Mark?] = Array(repeating: nil, count: schema.nodes.count)
        for start in schema.nodes.indices where marks[start] == nil {
            // Each entry is a subschema and those below it that are still to be looked at.
            var path: [(node: Int, waiting: [Int])] = [(start, below(start, schema))]
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
                    let pointer = pointers.first { $0.value == next }?.key ?? ""
                    throw SchemaError(.cyclicReference, "the schema refers to itself without end", at: pointer)
                case .done:
                    continue
                case nil:
                    marks[next] = .open
                    path.append((next, below(next, schema)))
                }
            }
        }
    }

    private static func below(_ node: Int, _ schema: CompiledSchema) -> [Int] {
        schema.nodes[node].checks.flatMap(\.rule.inPlace)
    }
}
