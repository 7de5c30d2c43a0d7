/// Keeps calls below a destination's rate by spacing them evenly.
actor InvocationPace {
    private var next: [String: ContinuousClock.Instant] = [:]

    func wait(for destination: String, perSecond rate: Int) async {
        let now = ContinuousClock.now
        let turn = max(next[destination] ?? now, now)
        next[destination] = turn + .seconds(1) / max(1, rate)
        if turn > now { try? await ContinuousClock().sleep(until: turn) }
    }
}
