import Testing

@testable import Authentication

@Suite("The authentication stack's functions")
struct AuthenticationFunctionsTests {
}
