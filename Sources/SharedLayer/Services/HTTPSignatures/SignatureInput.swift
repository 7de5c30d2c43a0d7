import RawStructuredFieldValues

/// One member of the field `Signature-Input`: what a signature covers, in which order (RFC 9421 section 4.1).
struct SignatureInput {
    /// More components than any message has use for.
    static let componentsMax = 64

    let components: [SignatureComponent]
    let parameters: SignatureParameters
    /// As in the field: parameters that are not known stay, and all keep their order.
    let list: InnerList

    init(
        components: [SignatureComponent], parameters: SignatureParameters
    ) throws(HTTPSignatureError) {
        for component in components { try component.check() }
        var items = BareInnerList()
        for component in components { items.append(component.item) }
        self.components = components
        self.parameters = parameters
        list = InnerList(bareInnerList: items, parameters: parameters.structuredParameters)
        try checkComponents()
    }

    /// - Throws: `malformed`, `componentUnsupported`.
    init(_ member: ItemOrInnerList) throws(HTTPSignatureError) {
        guard case .innerList(let list) = member else {
            throw HTTPSignatureError(.malformed, "A member of Signature-Input is a list of components")
        }
        self.list = list
        parameters = try SignatureParameters(list.rfc9651Parameters)
        guard list.bareInnerList.count <= Self.componentsMax else {
            throw HTTPSignatureError(.malformed, "A signature covers at most \(Self.componentsMax) components")
        }
        var components: [SignatureComponent] = []
        for item in list.bareInnerList { components.append(try SignatureComponent(item)) }
        self.components = components
        try checkComponents()
    }

    var text: String { get throws(HTTPSignatureError) { try StructuredField.text(.innerList(list)) } }

    /// The text that is signed (RFC 9421 section 2.5).
    /// - Throws: `componentMissing`, `componentUnsupported`, `malformed`.
    func base(_ values: ComponentValues) throws(HTTPSignatureError) -> String {
        var lines: [String] = []
        for component in components {
            lines.append("\(try component.identifier): \(try values.value(of: component))")
        }
        lines.append("\"@signature-params\": \(try text)")
        return lines.joined(separator: "\n")
    }

    private func checkComponents() throws(HTTPSignatureError) {
        guard Set(components).count == components.count, components.count <= Self.componentsMax else {
            throw HTTPSignatureError(.malformed, "A component is covered twice, or there are too many")
        }
    }
}
