/// The fields that patterns name: only these are read out of an event.
struct FieldTree: Sendable {
    static let root = 0

    private struct Node {
        var children: [ArraySlice<UInt8>: Int] = [:]
        /// Set where a pattern names this very field.
        var path: FieldPath?
        /// Fields at and below this one, each as often as it was inserted.
        var uses = 0
        var pathUses = 0
    }

    private var nodes = [Node()]
    private var free: [Int] = []

    func child(of node: Int, named name: ArraySlice<UInt8>) -> Int? { nodes[node].children[name] }

    func path(at node: Int) -> FieldPath? { nodes[node].path }

    mutating func insert(_ path: FieldPath) {
        var node = Self.root
        nodes[node].uses += 1
        for step in path.steps {
            node = nodes[node].children[step] ?? makeChild(of: node, named: step)
            nodes[node].uses += 1
        }
        nodes[node].path = path
        nodes[node].pathUses += 1
    }

    /// Takes back one `insert`.
    mutating func remove(_ path: FieldPath) {
        var node = Self.root
        nodes[node].uses -= 1
        for step in path.steps {
            guard let child = nodes[node].children[step] else { return }
            nodes[child].uses -= 1
            if nodes[child].uses == 0 {
                nodes[node].children[step] = nil
                free.append(child)
            }
            node = child
        }
        nodes[node].pathUses -= 1
        if nodes[node].pathUses == 0 { nodes[node].path = nil }
    }

    private mutating func makeChild(of node: Int, named name: ArraySlice<UInt8>) -> Int {
        let child: Int
        if let reused = free.popLast() {
            child = reused
            nodes[child] = Node()
        } else {
            child = nodes.count
            nodes.append(Node())
        }
        nodes[node].children[name] = child
        return child
    }
}
