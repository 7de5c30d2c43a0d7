import Wire

/// The members of a request that have to do with expressions, checked for going together.
struct ExpressionParameters {
    /// By name, in AWS's order.
    let expressions: [(name: String, text: String?)]
    /// The parameters from before there were expressions, which are not emulated.
    let legacy: [(name: String, isPresent: Bool)]
    let names: [String: String]?
    let values: [String: AttributeValue]?

    /// - Throws: `ValidationException`.
    func attributes() throws(ServiceError) -> ExpressionAttributes {
        let present = expressions.filter { $0.text != nil }.map(\.name)
        let old = legacy.filter(\.isPresent).map(\.name)
        if !present.isEmpty, !old.isEmpty {
            throw .validation(
                "Can not use both expression and non-expression parameters in the same request: Non-expression "
                    + "parameters: {\(old.joined(separator: ", "))} Expression parameters: "
                    + "{\(present.joined(separator: ", "))}")
        }
        if let old = old.first {
            throw .validation("The legacy parameter \(old) is not emulated. Use expressions instead.")
        }
        if names != nil, present.isEmpty {
            throw .validation("ExpressionAttributeNames can only be specified when using expressions")
        }
        let takingValues = expressions.filter { $0.name != "ProjectionExpression" }
        if values != nil, !takingValues.isEmpty, takingValues.allSatisfy({ $0.text == nil }) {
            let names = takingValues.map(\.name).joined(separator: " and ")
            throw .validation(
                "ExpressionAttributeValues can only be specified when using expressions: \(names) "
                    + "\(takingValues.count > 1 ? "are" : "is") null")
        }
        return try ExpressionAttributes(names: names, values: values)
    }
}
