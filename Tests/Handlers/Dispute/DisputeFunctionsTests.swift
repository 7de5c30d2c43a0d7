import Testing

@testable import Dispute

@Suite("The dispute stack's functions")
struct DisputeFunctionsTests {
}
