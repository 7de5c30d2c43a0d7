/// Texts and what belongs to each, sharing their beginnings; `WildcardPattern.any` may stand among the bytes.
///
/// Siblings are linked, so that ten thousand texts of twenty bytes take a few megabytes.
struct ByteTrie: Sendable {
    private static let root: Int32 = 0
    private static let none: Int32 = -1

    private struct Node {
        let token: UInt16
        var firstChild = ByteTrie.none
        var nextSibling = ByteTrie.none
        var entries: [Int] = []
    }

    private var nodes = [Node(token: 0)]
    private var free: [Int32] = []
    private(set) var isEmpty = true

    private func child(of node: Int32, _ token: UInt16) -> Int32? {
        var child = nodes[Int(node)].firstChild
        while child != Self.none {
            if nodes[Int(child)].token == token { return child }
            child = nodes[Int(child)].nextSibling
        }
        return nil
    }

    mutating func insert(_ entry: Int, at tokens: some Sequence<UInt16>) {
        var node = Self.root
        for token in tokens { node = child(of: node, token) ?? makeChild(of: node, token) }
        nodes[Int(node)].entries.append(entry)
        isEmpty = false
    }

    private mutating func makeChild(of parent: Int32, _ token: UInt16) -> Int32 {
        let child: Int32
        let node = Node(token: token, nextSibling: nodes[Int(parent)].firstChild)
        if let reused = free.popLast() {
            child = reused
            nodes[Int(child)] = node
        } else {
            child = Int32(nodes.count)
            nodes.append(node)
        }
        nodes[Int(parent)].firstChild = child
        return child
    }

    mutating func remove(_ entry: Int, at tokens: some Sequence<UInt16>) {
        var path = [Self.root]
        for token in tokens {
            guard let next = child(of: path[path.count - 1], token) else { return }
            path.append(next)
        }
        let last = Int(path[path.count - 1])
        if let place = nodes[last].entries.firstIndex(of: entry) { nodes[last].entries.remove(at: place) }
        while path.count > 1, let node = path.popLast(), nodes[Int(node)].entries.isEmpty,
            nodes[Int(node)].firstChild == Self.none
        {
            unlink(node, from: path[path.count - 1])
        }
        isEmpty = nodes[Int(Self.root)].firstChild == Self.none && nodes[Int(Self.root)].entries.isEmpty
    }

    private mutating func unlink(_ node: Int32, from parent: Int32) {
        let next = nodes[Int(node)].nextSibling
        if nodes[Int(parent)].firstChild == node {
            nodes[Int(parent)].firstChild = next
        } else {
            var sibling = nodes[Int(parent)].firstChild
            while nodes[Int(sibling)].nextSibling != node { sibling = nodes[Int(sibling)].nextSibling }
            nodes[Int(sibling)].nextSibling = next
        }
        free.append(node)
    }

    /// Every entry whose text the bytes begin with.
    func forEachPrefix(of bytes: some Sequence<UInt8>, _ body: (Int) -> Void) {
        var node = Self.root
        nodes[Int(node)].entries.forEach(body)
        for byte in bytes {
            guard let next = child(of: node, UInt16(byte)) else { return }
            node = next
            nodes[Int(node)].entries.forEach(body)
        }
    }

    /// Every entry whose pattern the bytes match: the trie is run as an automaton that is in several places at once.
    func forEachMatch(of bytes: some Sequence<UInt8>, _ body: (Int) -> Void) {
        var places: Set<Int32> = []
        enter(Self.root, &places)
        for byte in bytes {
            var next: Set<Int32> = []
            for place in places {
                if nodes[Int(place)].token == WildcardPattern.any { next.insert(place) }
                if let child = child(of: place, UInt16(byte)) { enter(child, &next) }
            }
            guard !next.isEmpty else { return }
            places = next
        }
        for place in places { nodes[Int(place)].entries.forEach(body) }
    }

    private func enter(_ node: Int32, _ places: inout Set<Int32>) {
        places.insert(node)
        if let star = child(of: node, WildcardPattern.any) { places.insert(star) }
    }
}
