import Logging

extension Outbox {
    /// Sends a message right after the transaction that decided it. A failure is no error: the sweeper sends what is left.
    package func sendNow(_ item: OutboxItem, _ invocation: FunctionInvocation) async {
        do {
            try await send(item)
        } catch {
            invocation.logger.warning(
                "The message stays in the outbox for the sweeper",
                metadata: ["destination": "\(item.destination.rawValue)", "error": "\(error)"])
        }
    }

    /// Sends a transaction's messages: destinations side by side, begun in the order given, each destination's in order.
    package func sendNow(_ items: [OutboxItem], _ invocation: FunctionInvocation) async {
        guard items.count > 1 else {
            if let item = items.first { await sendNow(item, invocation) }
            return
        }
        var destinations: [OutboxDestination] = []
        for item in items where !destinations.contains(item.destination) { destinations.append(item.destination) }
        await withTaskGroup { group in
            for destination in destinations {
                group.addTask {
                    for item in items where item.destination == destination { await sendNow(item, invocation) }
                }
            }
        }
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
