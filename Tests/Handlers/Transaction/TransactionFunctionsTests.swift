import Testing

@testable import Transaction

@Suite("The transaction stack's functions")
struct TransactionFunctionsTests {
}
