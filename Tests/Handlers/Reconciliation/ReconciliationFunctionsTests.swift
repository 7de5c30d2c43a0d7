import Testing

@testable import Reconciliation

@Suite("The reconciliation stack's functions")
struct ReconciliationFunctionsTests {
}
