/// A parameter of SSM's Parameter Store.
package struct ParameterResource: Sendable, Equatable {
    package var stack: String
    package var logicalID: String
    package var name: String
    package var type: String
    package var value: String
    package var description: String?
    package var tier: String?
    package var allowedPattern: String?
    package var dataType: String?
    package var policies: String?
    package var tags: [String: String]
    package var location: TemplateLocation
}
