/// Checks an aggregate's events against one another, offline.
package enum EventChain {
    /// What the first event has in place of a hash before it.
    package static let start = String(repeating: "0", count: 64)

    /// What is wrong with a chain, at which event.
    package struct Break: Error, Sendable, Equatable {
        package let code: Code
        /// The sequence number that was expected there.
        package let sequence: Int

        package init(code: Code, sequence: Int) {
            self.code = code
            self.sequence = sequence
        }

        package enum Code: String, Sendable {
            /// An event is missing, doubled or out of order.
            case wrongSequence
            /// An event does not carry the hash of the one before it.
            case wrongPreviousHash
            /// An event's own fields do not make its hash.
            case wrongHash
            /// An event belongs to something else: another contract, for one.
            case otherContract
            /// The chain is shorter or longer than the state says, or ends in another event.
            case wrongEnd
        }
    }

    /// Throws the first break in `events`, which must be all events of the aggregate in their order.
    package static func verify<Aggregate: AggregateModel>(
        _ events: [AggregateEvent<Aggregate.Reference, Aggregate.EventType>], of aggregate: Aggregate
    ) throws(Break) {
        var previousHash = start
        for (index, event) in events.enumerated() {
            let sequence = index + 1
            guard event.reference == aggregate.reference else { throw Break(code: .otherContract, sequence: sequence) }
            guard event.sequence == sequence else { throw Break(code: .wrongSequence, sequence: sequence) }
            guard event.previousHash == previousHash else {
                throw Break(code: .wrongPreviousHash, sequence: sequence)
            }
            guard let hash = try? event.computedHash(), hash == event.hash else {
                throw Break(code: .wrongHash, sequence: sequence)
            }
            previousHash = event.hash
        }
        guard events.count == aggregate.lastEventSequence, previousHash == aggregate.lastEventHash else {
            throw Break(code: .wrongEnd, sequence: events.count + 1)
        }
    }
}
