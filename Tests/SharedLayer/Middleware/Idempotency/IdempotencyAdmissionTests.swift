import Testing

@testable import SharedLayer

@Suite("Admission to a run")
struct IdempotencyAdmissionTests {
    private let now = Timestamp(secondsSince1970: 1_000)

    private func record(
        _ status: IdempotencyRecord.Status, fingerprint: String = "f", lock: Int64 = 10, expiry: Int64 = 100
    ) -> IdempotencyRecord {
        IdempotencyRecord(
            status: status, fingerprint: fingerprint, owner: "other", runID: "run", attempt: 1,
            lockedUntil: now.adding(seconds: lock), expiresAt: now.adding(seconds: expiry), result: "1")
    }

    private func admission(
        _ configuration: IdempotencyConfiguration = IdempotencyConfiguration(), deadlineSeconds: Int64 = 30
    ) -> IdempotencyAdmission {
        IdempotencyAdmission(
            fingerprint: "f", configuration: configuration, now: now, deadline: now.adding(seconds: deadlineSeconds))
    }

    private func name(_ action: IdempotencyAdmission.Action) -> String {
        switch action {
        case .claim: "claim"
        case .takeOver: "takeOver"
        case .wait(let milliseconds): "wait \(milliseconds)"
        case .replay: "replay"
        case .refuse(let error): "refuse \(error.code.rawValue)"
        }
    }

    @Test("What is there decides what is done")
    func decisions() {
        let cases: [(IdempotencyRecord?, String)] = [
            (nil, "claim"),
            (record(.completed), "replay"),
            (record(.completed, lock: -10), "replay"),
            (record(.completed, expiry: 0), "claim"),
            (record(.completed, fingerprint: "g"), "refuse payloadMismatch"),
            (record(.completed, fingerprint: "g", expiry: 0), "claim"),
            (record(.inProgress), "refuse inProgress"),
            (record(.inProgress, lock: 0), "takeOver"),
            (record(.inProgress, fingerprint: "g", lock: 0), "refuse payloadMismatch"),
            (record(.inProgress, lock: -10, expiry: 0), "claim"),
        ]
        for (record, expected) in cases {
            var admission = admission()
            #expect(name(admission.found(record, at: now)) == expected)
        }
    }

    @Test("Waiting grows, keeps to its bound, and ends in a refusal")
    func waiting() {
        var admission = admission(IdempotencyConfiguration(concurrency: .wait(millisecondsMax: 500)))
        var at = now
        var waits: [String] = []
        for _ in 0..<6 {
            let action = admission.found(record(.inProgress), at: at)
            waits.append(name(action))
            guard case .wait(let milliseconds) = action else { break }
            at = at.adding(milliseconds: Int64(milliseconds))
        }
        #expect(waits == ["wait 50", "wait 100", "wait 200", "wait 150", "refuse inProgress"])
    }

    @Test("Nobody waits past the own deadline")
    func deadline() {
        var admission = admission(
            IdempotencyConfiguration(concurrency: .wait(millisecondsMax: 60_000)), deadlineSeconds: 2)
        #expect(name(admission.found(record(.inProgress), at: now.adding(milliseconds: 1_990))) == "wait 10")
        #expect(name(admission.found(record(.inProgress), at: now.adding(seconds: 2))) == "refuse inProgress")
    }

    @Test("Who loses every race gives up")
    func races() {
        var admission = admission()
        let actions = (0..<4).map { _ in name(admission.found(record(.inProgress, lock: 0), at: now)) }
        #expect(actions == ["takeOver", "takeOver", "takeOver", "refuse inProgress"])
    }

    @Test(
        "The refused are told to come again in 1 to 5 seconds",
        arguments: [(1, 1), (1_001, 2), (4_000, 4), (900_000, 5)])
    func retryAfter(_ milliseconds: Int64, _ seconds: Int) {
        var admission = admission()
        var locked = record(.inProgress, expiry: 10_000)
        locked.lockedUntil = now.adding(milliseconds: milliseconds)
        guard case .refuse(let error) = admission.found(locked, at: now) else {
            Issue.record("it must be refused")
            return
        }
        #expect(error.retryAfterSeconds == seconds)
    }
}
