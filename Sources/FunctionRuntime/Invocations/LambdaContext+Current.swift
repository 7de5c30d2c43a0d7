extension LambdaContext {
    /// The invocation that the current task works for: set by the runtime around each handler, so that loggers and
    /// clients far from it know whom they work for.
    ///
    /// `nil` during init, in shutdown hooks and in tasks that were detached.
    @TaskLocal public static var current: LambdaContext?
}
