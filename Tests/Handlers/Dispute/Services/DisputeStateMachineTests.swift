import Dispute
import SharedLayer
import Testing

@Suite("The states of a dispute")
struct DisputeStateMachineTests {
    typealias Input = DisputeStateMachine.Input
    typealias Outcome = DisputeStateMachine.Outcome

    static let now = DisputeSamples.start
    static let inputs: [Input] = [
        .process(missing: []), .process(missing: [.receipt]), .submitEvidence(missing: []),
        .submitEvidence(missing: [.receipt]), .accept, .reject, .withdraw, .expire,
    ]

    private static func moves(
        _ status: DisputeStatus, _ events: [DisputeEventType], _ deadline: DisputeStateMachine.Deadline = .none
    ) -> Outcome {
        .moves(DisputeStateMachine.Move(status: status, events: events, deadline: deadline))
    }

    /// What an open dispute whose time is not over makes of each input. A status that is missing here has ended.
    static let inTime: [DisputeStatus: [Input: Outcome]] = [
        .opened: [
            .process(missing: []): moves(.underReview, [.reviewStarted], .forReview),
            .process(missing: [.receipt]): moves(.evidenceRequested, [.evidenceRequested], .forEvidence),
            .submitEvidence(missing: []): moves(.opened, [.evidenceSubmitted], .unchanged),
            .submitEvidence(missing: [.receipt]): moves(.opened, [.evidenceSubmitted], .unchanged),
            .accept: .refused(.notYetProcessed), .reject: .refused(.notYetProcessed),
            .withdraw: moves(.withdrawn, [.withdrawn]), .expire: .refused(.notDue),
        ],
        .evidenceRequested: [
            .process(missing: []): .refused(.alreadyProcessed),
            .process(missing: [.receipt]): .refused(.alreadyProcessed),
            .submitEvidence(missing: []): moves(.underReview, [.evidenceSubmitted, .reviewStarted], .forReview),
            .submitEvidence(missing: [.receipt]): moves(.evidenceRequested, [.evidenceSubmitted], .unchanged),
            .accept: moves(.accepted, [.accepted]), .reject: .refused(.evidenceAwaited),
            .withdraw: moves(.withdrawn, [.withdrawn]), .expire: .refused(.notDue),
        ],
        .underReview: [
            .process(missing: []): .refused(.alreadyProcessed),
            .process(missing: [.receipt]): .refused(.alreadyProcessed),
            .submitEvidence(missing: []): moves(.underReview, [.evidenceSubmitted], .unchanged),
            .submitEvidence(missing: [.receipt]): moves(.underReview, [.evidenceSubmitted], .unchanged),
            .accept: moves(.accepted, [.accepted]), .reject: moves(.rejected, [.rejected]),
            .withdraw: moves(.withdrawn, [.withdrawn]), .expire: .refused(.notDue),
        ],
    ]

    @Test("every status answers every input in time", arguments: DisputeStatus.allCases, inputs)
    func table(status: DisputeStatus, input: Input) {
        for respondBy in [nil, Self.now.adding(milliseconds: 1)] {
            let machine = DisputeStateMachine(status: status, respondBy: respondBy)
            #expect(machine.handle(input, at: Self.now) == Self.inTime[status]?[input] ?? .refused(.ended))
        }
    }

    @Test(
        "from its deadline on an open dispute only expires or is taken up", arguments: DisputeStatus.allCases, inputs)
    func overdue(status: DisputeStatus, input: Input) throws {
        let machine = DisputeStateMachine(status: status, respondBy: Self.now)
        let expected: Outcome =
            switch (input, DisputeStateMachine.open.contains(status)) {
            case (_, false): .refused(.ended)
            case (.expire, true): Self.moves(.expired, [.expired])
            case (.process, true): try #require(Self.inTime[status]?[input])
            default: .refused(.deadlinePassed)
            }
        #expect(machine.handle(input, at: Self.now) == expected)
    }

    @Test("a move's last event is the one that brings it where it leads, and what ends has no deadline")
    func events() {
        let endings: [DisputeStatus: DisputeEventType] = [
            .accepted: .accepted, .rejected: .rejected, .withdrawn: .withdrawn, .expired: .expired,
        ]
        for outcome in Self.inTime.values.flatMap(\.values) {
            guard case .moves(let move) = outcome else { continue }
            if let ending = endings[move.status] {
                #expect(move.events == [ending])
                #expect(move.deadline == .none)
            } else {
                #expect(move.deadline != .none)
            }
        }
    }

    @Test(
        "no chain of inputs leaves an end, or reaches one without an event that tells it", arguments: [UInt64(7), 42])
    func walks(seed: UInt64) {
        var random = SeededWalk(seed: seed)
        for _ in 0..<2_000 {
            var machine = DisputeStateMachine(status: .opened, respondBy: nil)
            var told: [DisputeEventType] = []
            for _ in 0..<8 {
                guard case .moves(let move) = machine.handle(random.input(of: Self.inputs), at: Self.now) else {
                    continue
                }
                #expect(DisputeStateMachine.open.contains(machine.status), "seed \(seed)")
                machine = DisputeStateMachine(status: move.status, respondBy: nil)
                told += move.events
            }
            let ends = told.filter { [.accepted, .rejected, .withdrawn, .expired].contains($0) }
            #expect(ends.count == (DisputeStateMachine.open.contains(machine.status) ? 0 : 1), "seed \(seed): \(told)")
        }
    }
}
