import Testing

@testable import Contract

@Suite("The contract stack's functions")
struct ContractFunctionsTests {
}
