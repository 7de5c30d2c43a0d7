package import SharedLayer

/// The templates that contracts are made from, with all their versions.
package struct ContractTemplateCatalogue: Sendable {
    private let templates: [ContractTemplate]
    private let defaultID: String

    /// - Parameter defaultID: the template of requests that name none.
    package init(_ templates: [ContractTemplate], defaultID: String) {
        self.templates = templates
        self.defaultID = defaultID
    }

    /// The template of a new contract: the named version, or the latest that is not retired.
    package func template(_ id: String?, version: Int?) -> Result<ContractTemplate, RuleViolation> {
        let versions = templates.filter { $0.id == id ?? defaultID }
        guard !versions.isEmpty else {
            return .failure(
                RuleViolation(code: .templateUnknown, pointer: "/template", message: "There is no such template."))
        }
        guard let version else {
            if let latest = versions.filter({ !$0.isRetired }).max(by: { $0.version < $1.version }) {
                return .success(latest)
            }
            return .failure(
                RuleViolation(code: .templateRetired, pointer: "/template", message: "The template is retired."))
        }
        guard let template = versions.first(where: { $0.version == version }) else {
            return .failure(
                RuleViolation(
                    code: .templateUnknown, pointer: "/template_version",
                    message: "The template has no version \(version)."))
        }
        guard !template.isRetired else {
            return .failure(
                RuleViolation(
                    code: .templateRetired, pointer: "/template_version", message: "Version \(version) is retired."))
        }
        return .success(template)
    }

    /// The template that a contract was accepted under, retired or not; nil when there never was one.
    package func template(of contract: ContractModel) -> ContractTemplate? {
        let id = contract.templateID ?? defaultID
        // Contracts of the time before templates had versions name none.
        let version = contract.templateVersion ?? 1
        return templates.first { $0.id == id && $0.version == version }
    }
}
