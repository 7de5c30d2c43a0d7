/// Sends entries in requests of the service's size, and those once more that failed through no fault of their own.
struct BatchCalls<Entry: Sendable, Value: Sendable> {
    let countMax: Int
    let bytesMax: Int
    let policy: RetryPolicy
    let clock: RetryClock
    let deadline: Timestamp?
    let byteCount: (Entry) -> Int
    /// Whether an entry may be sent after others that stood behind it.
    let canRepeat: (Entry) -> Bool

    typealias Numbered = (index: Int, entry: Entry)

    /// Never throws: a request that fails as a whole fails each of its entries, and those that would have followed.
    func run(
        _ entries: [Entry],
        _ perform: ([Numbered]) async throws(AWSError) -> BatchOutcome<Value>
    ) async -> BatchOutcome<Value> {
        var outcome = BatchOutcome<Value>()
        var waiting = entries.enumerated().map { Numbered($0.offset, $0.element) }
        refuseTooLarge(&waiting, &outcome)
        var attempt = 1
        while !waiting.isEmpty {
            let failed = await round(waiting, &outcome, perform)
            waiting = waiting.filter { entry in
                canRepeat(entry.entry) && failed.contains { $0.index == entry.index && !$0.isSenderFault }
            }
            guard !waiting.isEmpty, await pause(after: attempt) else {
                outcome.failures += failed
                break
            }
            outcome.failures += failed.filter { failure in !waiting.contains { $0.index == failure.index } }
            attempt += 1
        }
        outcome.successes.sort { $0.index < $1.index }
        outcome.failures.sort { $0.index < $1.index }
        return outcome
    }

    private func refuseTooLarge(_ waiting: inout [Numbered], _ outcome: inout BatchOutcome<Value>) {
        for entry in waiting where byteCount(entry.entry) > bytesMax {
            outcome.failures.append(
                EntryFailure(
                    index: entry.index, code: AWSError.invalidRequest,
                    message: "the entry has \(byteCount(entry.entry)) bytes, more than \(bytesMax)", isSenderFault: true
                ))
        }
        waiting.removeAll { byteCount($0.entry) > bytesMax }
    }

    /// Sends each entry once; the successes go to the outcome.
    private func round(
        _ entries: [Numbered], _ outcome: inout BatchOutcome<Value>,
        _ perform: ([Numbered]) async throws(AWSError) -> BatchOutcome<Value>
    ) async -> [EntryFailure] {
        var rest = entries[...]
        var failed: [EntryFailure] = []
        while !rest.isEmpty {
            let request = rest.prefix(requestCount(rest))
            do {
                let answer = try await perform(Array(request))
                outcome.successes += answer.successes
                failed += answer.failures
                failed += unanswered(request, answer)
                rest = rest.dropFirst(request.count)
            } catch {
                // Repeats were made below; another round would not help.
                failed += rest.map {
                    EntryFailure(index: $0.index, code: error.code, message: error.message, isSenderFault: true)
                }
                rest = []
            }
        }
        return failed
    }

    private func unanswered(_ request: ArraySlice<Numbered>, _ answer: BatchOutcome<Value>) -> [EntryFailure] {
        let answered = Set(answer.successes.map(\.index) + answer.failures.map(\.index))
        return request.filter { !answered.contains($0.index) }.map {
            EntryFailure(
                index: $0.index, code: AWSError.decoding, message: "the answer does not name this entry",
                isSenderFault: true)
        }
    }

    private func requestCount(_ entries: ArraySlice<Numbered>) -> Int {
        var bytes = 0
        var count = 0
        for entry in entries.prefix(countMax) {
            bytes += byteCount(entry.entry)
            guard bytes <= bytesMax || count == 0 else { break }
            count += 1
        }
        return count
    }

    private func pause(after attempt: Int) async -> Bool {
        guard let delay = policy.delayMilliseconds(after: attempt, jitter: clock.jitter()),
            deadline.map({ clock.now().adding(milliseconds: Int64(delay)) < $0 }) ?? true
        else { return false }
        return (try? await clock.sleep(delay)) != nil
    }
}
