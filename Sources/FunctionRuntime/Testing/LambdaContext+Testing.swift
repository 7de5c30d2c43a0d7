extension LambdaContext {
    /// A context for unit tests: the clock stands still at `nowMilliseconds`.
    public static func forTesting(
        requestID: String = "11111111-2222-4333-8444-555555555555", remainingMilliseconds: Int64 = 30_000,
        nowMilliseconds: Int64 = 1_795_262_400_000,
        invokedFunctionARN: String = "arn:aws:lambda:eu-west-1:123456789012:function:under-test", traceID: String? = nil
    ) -> LambdaContext {
        LambdaContext(
            requestID: requestID, deadlineMilliseconds: nowMilliseconds + remainingMilliseconds,
            invokedFunctionARN: invokedFunctionARN, traceID: traceID, now: { nowMilliseconds })
    }
}
