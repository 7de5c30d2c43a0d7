package import SharedLayer

/// What may become of a dispute: takes what happens and says where that leads. Pure; others read, write and tell.
///
/// Deadlines count by the moment at which something happens, not by when the schedule finds them passed.
package struct DisputeStateMachine: Sendable, Equatable {
    package let status: DisputeStatus
    /// By when somebody must act.
    package let respondBy: Timestamp?

    package init(status: DisputeStatus, respondBy: Timestamp?) {
        self.status = status
        self.respondBy = respondBy
    }

    package init(_ dispute: DisputeModel) {
        self.init(status: dispute.status, respondBy: dispute.respondBy)
    }

    /// What happens to a dispute. `missing` is the required evidence that is still not there, the new piece counted.
    package enum Input: Sendable, Hashable {
        /// The pipeline has taken it up.
        case process(missing: Set<EvidenceKind>)
        case submitEvidence(missing: Set<EvidenceKind>)
        /// The charge is given back, in full or in part.
        case accept
        case reject
        case withdraw
        case expire
    }

    package enum Outcome: Sendable, Equatable {
        case moves(Move)
        case refused(Refusal)
    }

    /// Where a dispute goes, and what is written into its history.
    package struct Move: Sendable, Equatable {
        package let status: DisputeStatus
        /// In order; the last one is what brought it to `status`.
        package let events: [DisputeEventType]
        package let deadline: Deadline

        package init(status: DisputeStatus, events: [DisputeEventType], deadline: Deadline) {
            self.status = status
            self.events = events
            self.deadline = deadline
        }
    }

    /// By when somebody must act after a move.
    package enum Deadline: Sendable, Equatable {
        case unchanged
        /// The publisher has its time for evidence.
        case forEvidence
        /// The reviewer has its time for a decision.
        case forReview
        /// Nobody must act any more.
        case none
    }

    package enum Refusal: String, Sendable, CaseIterable {
        case alreadyProcessed
        /// The pipeline has not taken it up yet: a moment later it will have.
        case notYetProcessed
        /// It cannot be rejected while the publisher has time to prove it.
        case evidenceAwaited
        case deadlinePassed
        case notDue
        case ended
    }

    package static let open: Set<DisputeStatus> = [.opened, .evidenceRequested, .underReview]

    package func handle(_ input: Input, at now: Timestamp) -> Outcome {
        guard Self.open.contains(status) else { return .refused(.ended) }
        let isOverdue = respondBy.map { $0 <= now } ?? false
        switch input {
        case .expire:
            return isOverdue ? Self.moves(to: .expired, .expired) : .refused(.notDue)
        case .process(let missing):
            return status == .opened ? Self.begin(missing) : .refused(.alreadyProcessed)
        case .submitEvidence, .accept, .reject, .withdraw:
            return isOverdue ? .refused(.deadlinePassed) : inTime(input)
        }
    }

    private static func begin(_ missing: Set<EvidenceKind>) -> Outcome {
        missing.isEmpty
            ? moves(to: .underReview, .reviewStarted, deadline: .forReview)
            : moves(to: .evidenceRequested, .evidenceRequested, deadline: .forEvidence)
    }

    private func inTime(_ input: Input) -> Outcome {
        switch (input, status) {
        case (.submitEvidence(let missing), .evidenceRequested) where missing.isEmpty:
            Self.moves(to: .underReview, .evidenceSubmitted, .reviewStarted, deadline: .forReview)
        case (.submitEvidence, _):
            Self.moves(to: status, .evidenceSubmitted, deadline: .unchanged)
        case (.accept, .opened), (.reject, .opened):
            .refused(.notYetProcessed)
        case (.accept, _):
            Self.moves(to: .accepted, .accepted)
        case (.reject, .evidenceRequested):
            .refused(.evidenceAwaited)
        case (.reject, _):
            Self.moves(to: .rejected, .rejected)
        case (.withdraw, _):
            Self.moves(to: .withdrawn, .withdrawn)
        case (.process, _), (.expire, _):
            .refused(.notDue)
        }
    }

    private static func moves(
        to status: DisputeStatus, _ events: DisputeEventType..., deadline: Deadline = .none
    ) -> Outcome {
        .moves(Move(status: status, events: events, deadline: deadline))
    }
}
