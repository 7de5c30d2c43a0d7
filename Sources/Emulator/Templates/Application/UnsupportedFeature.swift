/// Something that a template asks for, rightly, and that is not emulated yet.
package struct UnsupportedFeature: Sendable, Equatable, CustomStringConvertible {
    /// `Stack/LogicalId`.
    package var resource: String
    package var what: String
    package var location: TemplateLocation

    package var description: String { "\(location): \(resource): \(what)" }
}
