/// A parsed update expression: its actions in the order in which they are written.
struct UpdateExpression: Sendable, Equatable {
    let actions: [UpdateAction]

    var paths: [DocumentPath] { actions.map(\.path) }

    /// Every place that is written or read.
    var allPaths: [DocumentPath] {
        actions.flatMap { action in
            guard case .set(let path, let value) = action else { return [action.path] }
            return [path] + value.paths
        }
    }
}
