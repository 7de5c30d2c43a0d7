import Delivery
import FoundationEssentials
import GRDB
import Logging
import Storage
import VirtualTime

/// One event's way through the function.
extension AsynchronousInvocations {
    func perform(_ ticket: DeliveryTicket) async {
        do {
            guard let event = try await writer.read({ try InvocationStore.event(ticket.id, $0) }) else {
                return finish(ticket)
            }
            try await attempt(ticket, event)
        } catch {
            // The row is still there, and the next start tries again: the store failed, or this is the end.
            if Task.isCancelled { return }
            logger.error("An asynchronous invocation could not be read or settled", metadata: ["error": "\(error)"])
            finish(ticket)
        }
    }

    private func attempt(_ ticket: DeliveryTicket, _ event: AsynchronousEvent) async throws {
        var event = event
        let configuration = configurations.current(event.functionARN)
        let age = clock.now.milliseconds - event.acceptedMilliseconds
        if rules.isTooOld(ageMilliseconds: age, ageSecondsMax: configuration.eventAgeSecondsMax) {
            return try await giveUp(ticket, event, .eventAgeExceeded, nil)
        }
        if (try? directory.find(event.functionARN))?.reservedConcurrency == 0 {
            return try await giveUp(ticket, event, .zeroReservedConcurrency, nil)
        }
        let result: InvocationResult
        do throws(InvocationError) {
            result = try await invoker.invoke(
                event.functionARN, payload: event.payload,
                options: InvocationOptions(
                    clientContext: event.clientContext, traceID: event.traceID, requestID: event.requestID))
        } catch {
            return try await settle(ticket, event, after: error)
        }
        event.invocations += 1
        guard result.failure != nil else {
            return try await end(
                ticket,
                InvocationRecord(
                    condition: .success, event: event, result: result, time: clock.date))
        }
        log("An asynchronous invocation failed", event)
        switch rules.afterFailure(invocations: event.invocations, retriesMax: configuration.retriesMax) {
        case .retry(let delay): try await postpone(ticket, event, milliseconds: delay)
        case .giveUp(let condition): try await giveUp(ticket, event, condition, result)
        }
    }

    /// The function was not invoked.
    private func settle(
        _ ticket: DeliveryTicket, _ event: AsynchronousEvent, after error: InvocationError
    ) async throws {
        var event = event
        switch error.code {
        case .shuttingDown:
            // Stays on disk for the next start.
            finish(ticket)
        case .tooManyRequests:
            event.throttles += 1
            guard case .retry(let delay) = rules.afterThrottle(throttles: event.throttles) else { return }
            try await postpone(ticket, event, milliseconds: delay)
        case .resourceNotFound, .requestTooLarge, .invalidRequestContent:
            log("An asynchronous invocation is dropped", event, ["error": "\(error.message)"])
            try await remove(ticket, delivering: [])
        }
    }

    private func postpone(_ ticket: DeliveryTicket, _ event: AsynchronousEvent, milliseconds: Int64) async throws {
        var later = ticket
        later.dueMilliseconds = clock.now.milliseconds + milliseconds
        let postponed = later
        try await commits.write { try InvocationStore.postpone(ticket.id, event, until: postponed.dueMilliseconds, $0) }
        start { lanes in
            lanes.postpone(postponed)
            return [postponed.lane]
        }
    }

    private func giveUp(
        _ ticket: DeliveryTicket, _ event: AsynchronousEvent, _ condition: InvocationRecord.Condition,
        _ result: InvocationResult?
    ) async throws {
        log("An asynchronous invocation is given up", event, ["condition": "\(condition.rawValue)"])
        try await end(
            ticket, InvocationRecord(condition: condition, event: event, result: result, time: clock.date))
    }

    /// Hands the record to the destinations and removes the event, in one transaction.
    private func end(_ ticket: DeliveryTicket, _ record: InvocationRecord) async throws {
        let configuration = configurations.current(record.event.functionARN)
        let isSuccess = record.condition == .success
        let destinations = configuration.destinationConfig
        var wanted: [Delivery] = []
        if let destination = (isSuccess ? destinations?.onSuccess : destinations?.onFailure)?.arn, !destination.isEmpty
        {
            wanted.append(record.delivery(to: destination, id: makeID()))
        }
        if !isSuccess, let target = (try? directory.find(record.event.functionARN))?.deadLetterTargetARN {
            wanted.append(record.deadLetter(to: target))
        }
        try await remove(ticket, delivering: wanted)
    }

    private func remove(_ ticket: DeliveryTicket, delivering wanted: [Delivery]) async throws {
        let now = clock.now.milliseconds
        let admitted = try await commits.write { db in
            try InvocationStore.remove(ticket.id, db)
            return try DeliveryStore.insert(wanted, acceptedMilliseconds: now, in: db)
        }
        deliveries.admit(admitted)
        finish(ticket)
    }

    private func finish(_ ticket: DeliveryTicket) {
        start { lanes in
            lanes.finish(ticket)
            return [ticket.lane]
        }
    }

    private func log(_ message: Logger.Message, _ event: AsynchronousEvent, _ more: Logger.Metadata = [:]) {
        let metadata: Logger.Metadata = [
            "function": "\(event.functionARN)", "requestId": "\(event.requestID)",
            "attempt": "\(event.invocations)",
        ]
        logger.warning(message, metadata: metadata.merging(more) { _, new in new })
    }
}
