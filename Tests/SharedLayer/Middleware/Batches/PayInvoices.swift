import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer

/// The example of docs/shared-layer/batch.md and docs/shared-layer/idempotency.md.
struct PayInvoices: LambdaHandler {
    struct Invoice: Codable, Sendable {
        let id: String
        let amount: ExactDecimal
    }

    /// Gives the receipt. The token is the same whenever this payment is tried, so that the bank knows a repeat.
    typealias Pay = @Sendable (Invoice, _ token: String) async throws -> String

    let logger: Logger
    let idempotency: Idempotency
    let pay: Pay
    let announce: @Sendable (String) async throws -> Void

    func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await handleQueueBatch(
            event, context: context, logger: logger, options: BatchOptions(concurrencyMax: 5), decoding: Invoice.self
        ) { message, logger in
            let receipt = try await settle(message.payload, context: context)
            logger.info("invoice paid", metadata: ["receipt": "\(receipt)"])
        }
    }

    func settle(_ invoice: Invoice, context: LambdaContext) async throws -> String {
        try await idempotency.run(
            key: IdempotencyKey(invoice.id, operation: "pay-invoice"), payload: .encoding(invoice), context: context
        ) { execution in
            let receipt = try await execution.step("pay") {
                try await pay(invoice, execution.token(for: "pay"))
            }
            try await execution.step("announce") {
                try await announce(receipt)
            }
            return receipt
        }
    }
}
