import Logging

extension Outbox {
    /// Sends a message right after the transaction that decided it. A failure is no error: the sweeper sends what is left.
    package func sendNow(_ item: OutboxItem, _ invocation: FunctionInvocation) async {
        await sendNow([item], invocation)
    }

    /// Sends a transaction's messages right after it: destinations side by side, begun in the order given, each destination's in
    /// order; then removes those that were sent, together. A failure is no error: the sweeper sends what is left.
    package func sendNow(_ items: [OutboxItem], _ invocation: FunctionInvocation) async {
        var destinations: [OutboxDestination] = []
        for item in items where !destinations.contains(item.destination) { destinations.append(item.destination) }
        let sent: [OutboxItem] =
            if destinations.count > 1 {
                await withTaskGroup(of: [OutboxItem].self) { group in
                    for destination in destinations {
                        group.addTask {
                            await deliverNow(items.filter { $0.destination == destination }, invocation)
                        }
                    }
                    return await group.reduce(into: []) { $0 += $1 }
                }
            } else {
                await deliverNow(items, invocation)
            }
        do {
            try await remove(sent)
        } catch {
            invocation.logger.warning("What was sent stays in the outbox", metadata: ["error": "\(error)"])
        }
    }

    /// Gives those back that were sent.
    private func deliverNow(_ items: [OutboxItem], _ invocation: FunctionInvocation) async -> [OutboxItem] {
        var sent: [OutboxItem] = []
        for item in items {
            do {
                try await deliver(item)
                sent.append(item)
            } catch {
                invocation.logger.warning(
                    "The message stays in the outbox for the sweeper",
                    metadata: ["destination": "\(item.destination.rawValue)", "error": "\(error)"])
            }
        }
        return sent
    }

    /// Sends what earlier invocations left over. A failure is no error here either.
    package func sendLeftOverNow(of reference: some AggregateReference, _ invocation: FunctionInvocation) async {
        do {
            try await sendLeftOver(of: reference)
        } catch {
            invocation.logger.warning(
                "What the outbox holds stays for the sweeper",
                metadata: ["aggregate": "\(reference.partition)", "error": "\(error)"])
        }
    }
}
