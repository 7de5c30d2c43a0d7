/// What an execution environment tells the pool that it belongs to.
protocol EnvironmentOwner: Sendable {
    /// It can take another invocation.
    func environmentBecameAvailable(_ environment: ExecutionEnvironment) async
    /// It wants to end because it was idle for long: false when it is about to be given an invocation.
    func environmentMayRetire(_ environment: ExecutionEnvironment) async -> Bool
    /// It holds an invocation that its runtime never saw and will never see.
    func environmentGaveBack(_ invocation: Invocation) async
    /// Its process and its folder are gone.
    func environmentEnded(_ environment: ExecutionEnvironment) async
}
