/// Something that runs here and would not run on AWS.
package struct TemplateWarning: Sendable, Equatable, CustomStringConvertible {
    /// `Stack/LogicalId`.
    package var resource: String
    package var what: String
    package var location: TemplateLocation

    package init(resource: String, what: String, location: TemplateLocation) {
        self.resource = resource
        self.what = what
        self.location = location
    }

    package var description: String { "\(location): \(resource): \(what)" }
}
