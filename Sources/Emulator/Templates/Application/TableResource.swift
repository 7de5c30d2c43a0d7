/// A DynamoDB table.
package struct TableResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// The resource's properties as the JSON body of `CreateTable`, with `TimeToLiveSpecification` in it.
    package var createTableBody: [UInt8]
    /// Whether the template gives it a stream.
    package var hasStream: Bool
    package var location: TemplateLocation
}
