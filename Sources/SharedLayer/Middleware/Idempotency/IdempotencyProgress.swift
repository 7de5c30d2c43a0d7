/// Which steps of a run are recorded, and which may begin. Does nothing itself.
struct IdempotencyProgress: Sendable {
    private(set) var recorded: [String: String]
    private let lockedUntil: Timestamp
    private let stepsMax: Int
    private let bytesMax: Int
    private var begun: Set<String> = []
    private var isLost = false
    /// A step of this attempt ran: what it does to the world may have happened, whatever came of it here.
    private(set) var hasRunSteps = false
    /// A step ran, and whether the table has its result is not known.
    private(set) var isUncertain = false

    init(_ record: IdempotencyRecord, configuration: IdempotencyConfiguration) {
        recorded = record.steps
        lockedUntil = record.lockedUntil
        stepsMax = configuration.stepsMax
        bytesMax = configuration.resultBytesMax
    }

    /// Begins a step: its recorded result, or nil when it is to run. Throws `invalidStep` and `ownershipLost`.
    mutating func begin(_ name: String, at now: Timestamp) throws(IdempotencyError) -> String? {
        if let fault = JSONValidator(identifierBytesMax: 64).identifierFault(name) {
            throw IdempotencyError(.invalidStep, "the step \(name): \(fault)")
        }
        guard begun.insert(name).inserted else {
            throw IdempotencyError(.invalidStep, "the step \(name) was begun before in this run")
        }
        if let result = recorded[name] { return result }
        guard recorded.count < stepsMax else {
            throw IdempotencyError(.invalidStep, "a run has at most \(stepsMax) steps")
        }
        guard !isLost, now < lockedUntil else {
            throw IdempotencyError(.ownershipLost, "the step \(name) comes after the end of this invocation's time")
        }
        hasRunSteps = true
        return nil
    }

    /// Takes a step's result before it is written. Throws `stepNotStorable` when it makes the record too large.
    mutating func finish(_ name: String, _ result: String) throws(IdempotencyError) {
        let bytes = recorded.reduce(result.utf8.count) { $0 + $1.value.utf8.count }
        guard bytes <= bytesMax else {
            throw IdempotencyError(
                .stepNotStorable, "the steps' results with that of \(name) have \(bytes) bytes, more than \(bytesMax)")
        }
        recorded[name] = result
    }

    /// A step whose result was not written did not happen, as far as the next attempt is concerned.
    mutating func failed(_ name: String, _ error: IdempotencyError) {
        recorded[name] = nil
        isLost = isLost || error.code == .ownershipLost
        isUncertain = isUncertain || error.code == .tableUnavailable
    }
}
