import FoundationEssentials
import Functions
import LambdaEvents

/// Which messages of a batch a function has finished with, decided from its result alone.
///
/// Source: Lambda developer guide, "Handling errors for an SQS event source", success and failure conditions.
struct BatchOutcome: Equatable {
    /// Why messages stay in the queue.
    enum Reason: String {
        /// The function failed, or did not end in time.
        case functionFailed
        /// The function named messages that failed.
        case itemsReported
        /// The function should have named failed messages, but its result cannot be read as such a list.
        case resultNotUnderstood
        /// The function named a message that was not in the batch.
        case unknownItem
    }

    /// Message ids, in the batch's order.
    let succeeded: [String]
    let failed: [String]
    /// Nil when none failed.
    let reason: Reason?

    init(messageIDs: [String], result: InvocationResult, reportsBatchItemFailures: Bool) {
        if result.failure != nil {
            self.init(messageIDs, failed: Set(messageIDs), .functionFailed)
        } else if reportsBatchItemFailures {
            self.init(messageIDs, report: result.payload)
        } else {
            self.init(messageIDs, failed: [], nil)
        }
    }

    private init(_ messageIDs: [String], report: [UInt8]) {
        // No result, a null and an absent list say that nothing failed; an item without a proper identifier makes the
        // whole result unreadable.
        let isEmpty = report.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        do {
            let answer = isEmpty ? nil : try JSONDecoder().decode(Answer?.self, from: Data(report))
            let items = Set((answer?.batchItemFailures ?? []).map(\.itemIdentifier))
            if items.contains("") {
                self.init(messageIDs, failed: Set(messageIDs), .resultNotUnderstood)
            } else if !items.isSubset(of: messageIDs) {
                self.init(messageIDs, failed: Set(messageIDs), .unknownItem)
            } else {
                self.init(messageIDs, failed: items, .itemsReported)
            }
        } catch {
            self.init(messageIDs, failed: Set(messageIDs), .resultNotUnderstood)
        }
    }

    private init(_ messageIDs: [String], failed: Set<String>, _ reason: Reason?) {
        succeeded = messageIDs.filter { !failed.contains($0) }
        self.failed = messageIDs.filter(failed.contains)
        self.reason = failed.isEmpty ? nil : reason
    }

    private struct Answer: Decodable {
        let batchItemFailures: [SQSBatchResponse.Failure]?
    }
}
