/// A DynamoDB table.
package struct TableResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    /// The resource's properties as the JSON body of `CreateTable`.
    package var createTableBody: [UInt8]
    /// The attribute of `TimeToLiveSpecification`, which is no part of `CreateTable`.
    package var timeToLiveAttribute: String?
    package var location: TemplateLocation
}
