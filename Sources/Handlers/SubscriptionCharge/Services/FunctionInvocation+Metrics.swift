import SharedLayer

extension FunctionInvocation {
    /// Counts a contract that has come to `status`: once for each change, since one of two writers wins.
    func count(_ status: ContractStatus) {
        metrics.record(.contractsChanged, by: [MetricDimension("status", status)])
    }
}
