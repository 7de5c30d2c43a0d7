/// One fault of a template, written `path:line: Stack/Resource: what; what to do`.
package struct TemplateIssue: Error, Sendable, Hashable, CustomStringConvertible {
    package let code: Code
    package let location: TemplateLocation
    /// `Stack/LogicalId`, or nil when the fault belongs to no resource.
    package let resource: String?
    package let what: String
    /// What to do about it.
    package let remedy: String?

    package init(
        _ code: Code, at location: TemplateLocation, resource: String? = nil, _ what: String, remedy: String? = nil
    ) {
        self.code = code
        self.location = location
        self.resource = resource
        self.what = what
        self.remedy = remedy
    }

    package var description: String {
        let subject = resource.map { "\($0): " } ?? ""
        let advice = remedy.map { "; \($0)" } ?? ""
        return "\(location): \(subject)\(what)\(advice)"
    }

    package enum Code: String, Sendable, Hashable {
        /// A file that is missing or that cannot be read.
        case unreadableFile
        /// No JSON or YAML, or not the shape of a template.
        case malformedTemplate
        /// A size or a count over a limit.
        case limitExceeded
        case unknownResourceType
        case missingCode
        /// A `Ref`, `Fn::GetAtt`, `Fn::ImportValue` … to nothing.
        case unresolvedReference
        case circularDependency
        case invalidParameter
        case invalidIntrinsic
        case invalidProperty
        /// Two resources of one name.
        case nameConflict
    }
}
