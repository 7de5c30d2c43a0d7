/// Arrays and objects in turns, as deep as one likes.
struct Node: Codable, Equatable {
    var nodes: [Node] = []

    init(depth: Int) {
        if depth > 1 { nodes = [Node(depth: depth - 1)] }
    }
}
