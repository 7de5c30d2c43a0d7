import Testing

@testable import Settlement

@Suite("The settlement stack's functions")
struct SettlementFunctionsTests {
}
