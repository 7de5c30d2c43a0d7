import FoundationEssentials
import Functions
import LambdaEvents

/// What a function's result says of the records that it was given.
///
/// Source: Lambda developer guide, "Configuring partial batch response with DynamoDB and Lambda", success and failure
/// conditions; "Implementing stateful DynamoDB stream processing in Lambda".
enum StreamOutcome: Equatable {
    /// With the state to go on with, where there is a window.
    case succeeded([String: AnyJSON]?)
    /// From one of the records on; those before it are done.
    case failed(at: Int, [String: AnyJSON]?)
    /// All of it, or the result cannot be understood.
    case failedWhole

    init(
        _ result: InvocationResult, sequenceNumbers: [String], reportsBatchItemFailures: Bool, needsState: Bool
    ) {
        guard result.failure == nil else {
            self = .failedWhole
            return
        }
        guard reportsBatchItemFailures || needsState else {
            self = .succeeded(nil)
            return
        }
        self = Self.read(result.payload, sequenceNumbers, reportsBatchItemFailures, needsState)
    }

    private static func read(
        _ payload: [UInt8], _ sequenceNumbers: [String], _ reports: Bool, _ needsState: Bool
    ) -> StreamOutcome {
        let isEmpty = payload.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let answer: Answer?
        do {
            answer = isEmpty ? nil : try JSONDecoder().decode(Answer?.self, from: Data(payload))
        } catch {
            return .failedWhole
        }
        if needsState, answer?.state == nil { return .failedWhole }
        let failures = reports ? answer?.batchItemFailures ?? [] : []
        guard !failures.isEmpty else { return .succeeded(answer?.state) }
        let places = failures.map { sequenceNumbers.firstIndex(of: $0.itemIdentifier) }
        // An identifier that is none of the batch's fails all of it.
        guard !places.contains(nil), let first = places.compactMap(\.self).min() else { return .failedWhole }
        return .failed(at: first, answer?.state)
    }

    private struct Answer: Decodable {
        let batchItemFailures: [DynamoDBBatchResponse.Failure]?
        let state: [String: AnyJSON]?
    }
}
