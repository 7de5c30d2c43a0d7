import FunctionRuntime
import Logging
import Settlement
import SharedLayer
import TestSupport
import Testing

/// Submissions whose transaction fails on a record of somebody else, against the real table of the emulator.
@Suite("A submission that others get in the way of", .timeLimit(.minutes(5)))
struct ContendedSubmissionTests {
    @Test("is decided anew on what they left, and when they never stop, the caller is told to come again")
    func contended() async throws {
        try await SettlementNetwork.with { network in
            let reference = try Sample.account(organizationID: "org-contended")
            try await network.settlements.open(
                SettlementAccountModel(
                    account: reference, createdAt: Sample.moment, dueAt: Timestamp.now().adding(seconds: 864_000),
                    balance: try Sample.money(0)))

            var attempts = 0
            let outcome = try await submit("s-1", reference, network) {
                attempts += 1
                return attempts == 1
            }
            #expect(!outcome.isRepeat)
            #expect(attempts == 2)

            attempts = 0
            do {
                _ = try await submit("s-2", reference, network) {
                    attempts += 1
                    return true
                }
                Issue.record("It was accepted.")
            } catch let error as RepositoryError {
                #expect(error.code == .versionConflict)
                #expect(error.problem.status == 503)
            }
            #expect(attempts == 3)
            let lost = SettlementReference(organizationID: reference.organizationID, settlementID: "s-2")
            #expect(try await network.settlements.aggregates.get(lost) == nil)
        }
    }

    /// - Parameter isDisturbed: asked between each reading of the account and the transaction that it is for.
    private func submit(
        _ id: String, _ reference: SettlementAccountReference, _ network: SettlementNetwork,
        isDisturbed: () -> Bool
    ) async throws -> SubmissionAcceptance<SettlementModel>.Outcome {
        let settlements = network.settlements
        let acceptance = SubmissionAcceptance<SettlementModel>(
            aggregates: settlements.aggregates,
            outbox: Outbox(dynamo: network.dynamo, table: network.settlementTable, senders: [:]),
            requestHash: \.requestHash)
        let name = SettlementReference(organizationID: reference.organizationID, settlementID: id)
        return try await acceptance.accept(
            Self.submission(id), as: name, by: "publisher-1", try Self.invocation(),
            authorize: {},
            check: {
                let account = try #require(try await settlements.account(reference))
                if isDisturbed() { _ = try await settlements.save(account) }
                return account
            },
            create: { account in
                let settlement = SettlementModel(
                    reference: name, partnerID: reference.partnerID, currency: reference.currency, origin: .onDemand,
                    periodStart: Sample.moment, periodEnd: .now(), createdAt: .now(), requestHash: Sample.hash)
                var change = try SettlementOpening(settlement: settlement, account: account, terms: SettlementTerms())
                    .change(in: network.settlementTable, Self.invocation())
                change.outbox = []
                return change
            })
    }

    private static func submission(_ id: String) -> VerifiedSubmission {
        VerifiedSubmission(
            submission: SignedSubmission(
                body: Array("{}".utf8), document: [:], signature: "a..b",
                target: SubmissionTarget(host: "localhost", path: SettlementNetwork.path), idempotencyKey: id),
            signature: VerifiedSignature(
                token: "token-\(id)", thumbprint: Sample.hash, expiresAt: Timestamp.now().adding(seconds: 300)),
            requestHash: Sample.hash)
    }

    private static func invocation() throws -> FunctionInvocation {
        FunctionInvocation(
            function: "Test",
            context: LambdaContext(
                requestID: IdentifierGenerator().uuid(),
                deadlineMilliseconds: Timestamp.now().millisecondsSince1970 + 60_000,
                invokedFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:f",
                now: { Timestamp.now().millisecondsSince1970 }),
            logger: LoggingUtils.logger(service: "test", level: .critical),
            metrics: try EMFMetrics(MetricsSettings(namespace: "test")))
    }
}
