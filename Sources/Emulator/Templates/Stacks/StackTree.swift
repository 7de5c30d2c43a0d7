/// A root template and every template that it nests, each before those it nests itself.
struct StackTree: Sendable {
    var stacks: [StackTemplate] = []

    subscript(id: StackID) -> StackTemplate { stacks[id] }

    func child(of stack: StackID, logicalID: String) -> StackTemplate? {
        stacks.first { $0.nesting == StackTemplate.Nesting(stack: stack, logicalID: logicalID) }
    }
}
