/// Branches as ways through a tree of clauses, so that branches that begin alike are looked at together.
///
/// The clauses that few values fulfil come first, those that only an evaluation tells last: an event goes down the few
/// ways whose clauses it fulfils.
struct BranchTree: Sendable {
    private struct Node {
        var indexed: [Int: Int] = [:]
        var others: [Int: Int] = [:]
        var branches: [Int] = []

        var isEmpty: Bool { indexed.isEmpty && others.isEmpty && branches.isEmpty }
    }

    private var nodes = [Node()]
    private var free: [Int] = []

    /// One clause on a branch's way.
    struct Step: Sendable {
        let clause: Int
        let isIndexed: Bool
    }

    mutating func insert(_ branch: Int, along way: [Step]) {
        var node = 0
        for step in way {
            if let next = step.isIndexed ? nodes[node].indexed[step.clause] : nodes[node].others[step.clause] {
                node = next
                continue
            }
            let next = free.popLast() ?? nodes.count
            if next == nodes.count { nodes.append(Node()) } else { nodes[next] = Node() }
            if step.isIndexed {
                nodes[node].indexed[step.clause] = next
            } else {
                nodes[node].others[step.clause] = next
            }
            node = next
        }
        nodes[node].branches.append(branch)
    }

    mutating func remove(_ branch: Int, along way: [Step]) {
        var path = [0]
        for step in way {
            let node = nodes[path[path.count - 1]]
            guard let next = step.isIndexed ? node.indexed[step.clause] : node.others[step.clause] else { return }
            path.append(next)
        }
        nodes[path[path.count - 1]].branches.removeAll { $0 == branch }
        for step in way.reversed() {
            let node = path.removeLast()
            guard nodes[node].isEmpty else { return }
            if step.isIndexed {
                nodes[path[path.count - 1]].indexed[step.clause] = nil
            } else {
                nodes[path[path.count - 1]].others[step.clause] = nil
            }
            free.append(node)
        }
    }

    /// Every branch all of whose clauses hold.
    ///
    /// - Parameters:
    ///   - fulfilled: the indexed clauses that hold.
    ///   - holds: asked about each other clause that a branch comes down to.
    func forEachBranch(fulfilled: Set<Int>, holds: (Int) -> Bool, _ body: (Int) -> Void) {
        var pending = [0]
        while let number = pending.popLast() {
            let node = nodes[number]
            node.branches.forEach(body)
            if node.indexed.count <= fulfilled.count {
                for (clause, next) in node.indexed where fulfilled.contains(clause) { pending.append(next) }
            } else {
                for clause in fulfilled { if let next = node.indexed[clause] { pending.append(next) } }
            }
            for (clause, next) in node.others where holds(clause) { pending.append(next) }
        }
    }
}
