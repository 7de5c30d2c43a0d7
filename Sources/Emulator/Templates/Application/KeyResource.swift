/// A KMS key.
package struct KeyResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    /// A UUID made from the stack and the logical id, so that it is the same at each start.
    package var keyID: String
    package var keySpec: String
    package var keyUsage: String
    package var description: String
    /// Alias names, such as `alias/moneta-signing`.
    package var aliases: [String]
    /// Nil without automatic rotation.
    package var rotationPeriodDays: Int?
    package var location: TemplateLocation
}
