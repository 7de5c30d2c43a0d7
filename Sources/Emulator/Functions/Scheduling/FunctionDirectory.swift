/// The functions of an application and the names by which they are found.
package struct FunctionDirectory: Sendable {
    /// In the templates' order.
    package let functions: [FunctionConfiguration]
    package let region: String
    /// Twelve digits.
    package let accountID: String

    package init(functions: [FunctionConfiguration], region: String, accountID: String) {
        self.functions = functions
        self.region = region
        self.accountID = accountID
    }

    package func arn(of function: FunctionConfiguration) -> String { arn(named: function.name) }

    /// Finds one function by `Stack/LogicalId`, name, logical id, ARN or partial ARN; the only qualifier is `$LATEST`.
    ///
    /// A name comes before a logical id, because AWS knows only names.
    ///
    /// - Throws: `resourceNotFound`, with the candidates where a plain logical id or name stands for several functions.
    package func find(_ text: String, qualifier: String? = nil) throws(InvocationError) -> FunctionConfiguration {
        guard let reference = FunctionReference(text) else { throw notFound(text) }
        let qualifier = reference.qualifier ?? qualifier
        guard qualifier == nil || qualifier == "$LATEST", reference.region ?? region == region,
            reference.accountID ?? accountID == accountID
        else { throw notFound(reference, qualifier) }
        if let stack = reference.stack {
            let id = FunctionID(stack: stack, logicalID: reference.name)
            guard let function = functions.first(where: { $0.id == id }) else { throw notFound(text) }
            return function
        }
        let named = functions.filter { $0.name == reference.name }
        let candidates = named.isEmpty ? functions.filter { $0.id.logicalID == reference.name } : named
        guard let function = candidates.first else { throw notFound(reference, qualifier) }
        guard candidates.count == 1 else {
            let names = candidates.map(\.id.description).joined(separator: ", ")
            throw InvocationError(
                .resourceNotFound,
                "\(reference.name) stands for \(candidates.count) functions: \(names). Name the one that you mean so.")
        }
        return function
    }

    private func arn(named name: String) -> String { "arn:aws:lambda:\(region):\(accountID):function:\(name)" }

    private func notFound(_ reference: FunctionReference, _ qualifier: String?) -> InvocationError {
        let region = reference.region ?? region
        let accountID = reference.accountID ?? accountID
        let suffix = qualifier.map { ":\($0)" } ?? ""
        return InvocationError(
            .resourceNotFound,
            "Function not found: arn:aws:lambda:\(region):\(accountID):function:\(reference.name)\(suffix)")
    }

    private func notFound(_ text: String) -> InvocationError {
        InvocationError(.resourceNotFound, "Function not found: \(arn(named: text))")
    }
}
