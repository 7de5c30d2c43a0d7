import Testing

@testable import Partner

@Suite("The partner stack's functions")
struct PartnerFunctionsTests {
}
