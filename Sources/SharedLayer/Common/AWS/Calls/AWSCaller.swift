package import CurlTransport

/// Signs, sends and repeats the requests of one client of an AWS service, whatever its protocol.
///
/// Throttling, server errors and lost connections are repeated as far as policy, budget and deadline allow; a signature
/// that was refused for its date is made once more with the service's time.
package struct AWSCaller: Sendable {
    private let signer: AWSSigner
    private let http: any HTTPTransport
    private let policy: RetryPolicy
    private let budget: RetryBudget
    private let clock: RetryClock
    private let skew = ClockSkew()
    /// When calls must have ended; an attempt is cut short, and no repeat begins that could not end before.
    var deadline: Timestamp?

    /// A response beyond it is refused, whatever the protocol.
    static let responseBytesMax = 64 << 20

    package init(
        signer: AWSSigner, http: any HTTPTransport, policy: RetryPolicy, budget: RetryBudget = RetryBudget(),
        clock: RetryClock = .system
    ) {
        self.signer = signer
        self.http = http
        self.policy = policy
        self.budget = budget
        self.clock = clock
    }

    /// The response with a status below 300. `error` reads what another one says.
    ///
    /// The request's total timeout is for one attempt.
    package func perform(
        _ request: HTTPRequest, error: (HTTPResponse) -> AWSError
    ) async throws(AWSError) -> HTTPResponse {
        var attempt = 1
        var lastRepeatCost: Int?
        var hasCorrectedClock = false
        while true {
            let failure: Failure
            switch await send(try prepared(request), error) {
            case .success(let response):
                budget.noteSuccess(lastRepeatCost: lastRepeatCost)
                return response
            case .failure(let found):
                failure = found
            }
            if !hasCorrectedClock, skew.learn(from: failure.error.code, date: failure.date, now: clock.now()) {
                hasCorrectedClock = true
                continue
            }
            lastRepeatCost = try await waitForRepeat(after: attempt, failure)
            attempt += 1
        }
    }

    private struct Failure: Error {
        let error: AWSError
        let isTransient: Bool
        /// The response's `Date`.
        var date: String?
        var askedMilliseconds: Int?
    }

    /// What the repeat costs. Throws the failure when there is to be none.
    private func waitForRepeat(after attempt: Int, _ failure: Failure) async throws(AWSError) -> Int {
        let isThrottled = failure.error.isThrottling
        guard failure.isTransient,
            let delay = policy.delayMilliseconds(
                after: attempt, jitter: clock.jitter(), isThrottled: isThrottled, asked: failure.askedMilliseconds),
            isBeforeDeadline(clock.now().adding(milliseconds: Int64(delay))),
            let cost = budget.takeRepeat(isThrottled: isThrottled)
        else { throw failure.error }
        do {
            try await clock.sleep(delay)
        } catch {
            throw AWSError(code: AWSError.cancelled, message: "cancelled while waiting after: \(failure.error)")
        }
        return cost
    }

    private func isBeforeDeadline(_ moment: Timestamp) -> Bool { deadline.map { moment < $0 } ?? true }

    /// Signed, and with no more time than there is.
    private func prepared(_ request: HTTPRequest) throws(AWSError) -> HTTPRequest {
        var request = request
        let now = clock.now()
        request.limits.responseBodyBytesMax = min(request.limits.responseBodyBytesMax, Self.responseBytesMax)
        if let deadline {
            let left = deadline.milliseconds(since: now)
            guard left > 0 else {
                throw AWSError(code: AWSError.deadlineExceeded, message: "no time was left for the call")
            }
            request.limits.totalTimeoutMilliseconds = min(
                request.limits.totalTimeoutMilliseconds ?? .max, Int(left))
        }
        return try signer.sign(request, at: skew.corrected(now))
    }

    private func send(_ request: HTTPRequest, _ readError: (HTTPResponse) -> AWSError) async -> Result<
        HTTPResponse, Failure
    > {
        do {
            let response = try await http.execute(request)
            guard response.status >= 300 else { return .success(response) }
            let error = readError(response)
            return .failure(
                Failure(
                    error: error, isTransient: error.isTransient, date: response.headers["Date"],
                    askedMilliseconds: RetryAdvice.milliseconds(response.headers, now: clock.now())))
        } catch {
            let code = error.code == .cancelled ? AWSError.cancelled : AWSError.transport
            return .failure(
                Failure(
                    error: AWSError(code: code, message: error.description), isTransient: error.code.isTransient))
        }
    }
}
