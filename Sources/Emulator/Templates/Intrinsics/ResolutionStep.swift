/// Something whose value is being worked out; the steps under way are the trail on which a cycle shows.
enum ResolutionStep: Hashable {
    case parameter(StackID, String)
    case condition(StackID, String)
    case resourceName(StackID, String)
    case output(StackID, String)
    case exports

    /// How messages name it.
    func description(in tree: StackTree) -> String {
        switch self {
        case .parameter(let stack, let name): "\(tree[stack].label)/Parameters.\(name)"
        case .condition(let stack, let name): "\(tree[stack].label)/Conditions.\(name)"
        case .resourceName(let stack, let name): "\(tree[stack].label)/\(name)"
        case .output(let stack, let name): "\(tree[stack].label)/Outputs.\(name)"
        case .exports: "the names of exports"
        }
    }
}
