/// One check and how it went.
package struct IntegrationCheck: Sendable {
    package let pipeline: String
    /// A behaviour in a sentence.
    package let behaviour: String
    package let milliseconds: Int64
    /// Nil when all is as it should be.
    package let failure: String?
}
