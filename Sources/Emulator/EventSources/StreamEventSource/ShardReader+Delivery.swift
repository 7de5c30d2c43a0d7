import Delivery
import FoundationEssentials
import Functions
import LambdaEvents
import Logging
import ServiceLifecycle
import Tables
import VirtualTime

/// Bringing a batch to the function, until it is done or given up.
extension ShardReader {
    /// The stream keeps records for so long, whatever the mapping says.
    private static let retentionSeconds = 86_400
    /// Tries to tell an on-failure destination.
    private static let tellingMax = 5

    /// False at a shutdown: what is done is marked, the rest comes again at the next start.
    mutating func deliver(_ entries: ArraySlice<StreamEntry>) async -> Bool {
        var batch = StreamBatchState(
            Array(entries), retriesMax: configuration.retriesMax, bisects: configuration.bisectsBatches)
        var backoff = StreamBackoff()
        var last: InvocationResult?
        while let piece = batch.current {
            guard !source.isStopping else { return false }
            if let expired = batch.expire(before: oldestMilliseconds) {
                guard await giveUp(expired, .tooOld, last) else { return false }
                await mark(batch)
                continue
            }
            let attempt = await invoke(piece)
            if let result = attempt.result { last = result }
            switch attempt.outcome {
            case .succeeded(let state)?:
                batch.succeeded()
                if let state { window?.state = state }
                backoff = StreamBackoff()
                source.result.set("OK")
                await mark(batch)
                continue
            case .failed(let place, let state)?:
                if place > 0, let state { window?.state = state }
                guard await settle(&batch, failedAt: place, last) else { return false }
            case .failedWhole?:
                guard await settle(&batch, failedAt: nil, last) else { return false }
            case nil: break
            }
            if batch.current != nil { await source.pause(backoff.delay()) }
        }
        return true
    }

    /// Tells the function that a window is over, and forgets the window. False at a shutdown.
    mutating func closeWindow(_ phase: TumblingWindow.Phase) async -> Bool {
        guard let open = window else { return true }
        var backoff = StreamBackoff()
        var failures = 0
        while !source.isStopping {
            do {
                let payload = try StreamEvent.payload(
                    [StreamEntry](), of: open, shard: shard.name, streamARN: configuration.streamARN, phase: phase)
                let result = try await source.invoker.invoke(
                    configuration.functionARN, payload: payload, options: InvocationOptions())
                failures += result.failure == nil ? 0 : 1
                if result.failure == nil || failures > configuration.retriesMax ?? .max
                    || open.endMilliseconds < oldestMilliseconds
                {
                    if result.failure != nil { log(.error, "A window's end is given up", [:]) }
                    window = nil
                    return true
                }
            } catch {
                log(.warning, "The function was not invoked for the end of a window", ["error": "\(error)"])
            }
            await source.pause(backoff.delay())
        }
        return false
    }

    private var oldestMilliseconds: Int64 {
        let ageSeconds = min(configuration.recordAgeSecondsMax ?? .max, Self.retentionSeconds)
        return source.clock.now.milliseconds - Int64(ageSeconds) * 1_000
    }

    /// No outcome where there was no invocation; that counts as no try.
    private func invoke(_ piece: StreamBatchState.Piece) async -> (
        outcome: StreamOutcome?, result: InvocationResult?
    ) {
        do {
            let result = try await source.invoker.invoke(
                configuration.functionARN, payload: try payload(piece.entries), options: InvocationOptions())
            let outcome = StreamOutcome(
                result, sequenceNumbers: piece.entries.map(\.sequenceNumber),
                reportsBatchItemFailures: configuration.reportsBatchItemFailures, needsState: window != nil)
            return (outcome, result)
        } catch {
            log(
                .warning, "The function was not invoked; the records wait",
                ["error": "\((error as? InvocationError)?.message ?? "\(error)")"])
            return (nil, nil)
        }
    }

    private func payload(_ entries: ArraySlice<StreamEntry>) throws -> [UInt8] {
        guard let window else { return StreamEvent.payload(entries) }
        return try StreamEvent.payload(
            entries, of: window, shard: shard.name, streamARN: configuration.streamARN, phase: .open)
    }

    /// False at a shutdown: what is given up could not be told.
    private mutating func settle(
        _ batch: inout StreamBatchState, failedAt place: Int?, _ result: InvocationResult?
    ) async -> Bool {
        source.result.set("PROBLEM: Function call failed")
        log(
            .warning, "The function failed with records of the stream",
            [
                "lambda-request-id": "\(result?.requestID ?? "")",
                "failure": "\(result?.failure?.rawValue ?? "items reported")",
            ])
        if let givenUp = batch.failed(at: place) {
            guard await giveUp(givenUp, .retriesExhausted, result) else { return false }
        }
        await mark(batch)
        return true
    }

    /// Marks what comes before the first record that is left as done.
    private mutating func mark(_ batch: StreamBatchState) async {
        guard let first = batch.firstLeft, first > position else { return }
        position = first
        await checkpoint()
    }

    /// Tells the destination before the records are marked as done, so that a kill between the two tells twice.
    ///
    /// False when a shutdown came in between: then nothing is to be marked, and the next start tries again.
    private func giveUp(
        _ piece: StreamBatchState.Piece, _ condition: StreamFailureRecord.Condition, _ result: InvocationResult?
    ) async -> Bool {
        log(.error, "Records of the stream are given up", ["reason": "\(condition.rawValue)"])
        let now = source.clock.date
        guard let destination = configuration.failureDestinationARN,
            let record = StreamFailureRecord(
                piece, condition, result: piece.invocations > 0 ? result : nil, shard: shard.name,
                configuration: configuration, at: now, requestID: UUID().uuidString.lowercased())
        else { return true }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let body = try? encoder.encode(record) else { return true }
        let delivery = Delivery(
            lane: configuration.mapping, target: destination, body: String(decoding: body, as: UTF8.self),
            retry: RetryPolicy(phases: []),
            details: [
                "key": DestinationKey.make(
                    path: [configuration.mapping, shard.name], at: now, id: UUID().uuidString.lowercased())
            ])
        var backoff = StreamBackoff()
        for _ in 0..<Self.tellingMax {
            do throws(DeliveryFailure) {
                try await source.destinations.accept(delivery)
                return true
            } catch {
                log(
                    .error, "The destination of records that are given up was not told",
                    ["destination": "\(destination)", "code": "\(error.code)", "error": "\(error.message)"])
                guard !source.isStopping else { return false }
                guard error.isRetryable else { return true }
                await source.pause(backoff.delay())
            }
        }
        return !source.isStopping
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata) {
        var metadata = metadata
        metadata["shard"] = "\(shard.name)"
        source.logger.log(level: level, message, metadata: metadata)
    }
}
