/// The flow of a contract's validation that all pipelines share: its structure by a schema, and only when that holds, the
/// pipeline's own business rules.
///
/// A pipeline says which schema, how a document becomes a value of its own, and what its rules are. This layer knows no
/// rule.
package protocol BaseContractValidator<Contract, Facts>: Sendable {
    /// The pipeline's value. For a `Decodable` one, as `JSONValue` is, there is nothing to write for `contract(of:)`.
    associatedtype Contract: Sendable
    /// What the rules need beside the contract, such as the records that it names.
    associatedtype Facts: Sendable = Void

    /// The schema, compiled once by whoever owns it. Throws when it cannot be compiled.
    var structure: InputValidator { get throws }

    /// Reads a document that the schema has accepted. Throws `impossibleValue` for what a schema cannot say.
    func contract(of document: JSONValue) throws(ContractRefusal) -> Contract

    /// Extension point: every rule of the pipeline that the contract breaks; none as long as it is not overridden.
    func validateBusinessRules(_ contract: Contract, _ facts: Facts) -> ValidationResult
}

extension BaseContractValidator {
    package func validateBusinessRules(_ contract: Contract, _ facts: Facts) -> ValidationResult { .valid }

    /// The contract that the document describes. Throws a `ContractRefusal`, or why there is no schema.
    package func validateStructure(_ document: JSONValue) throws -> Contract {
        let issues = try structure.validate(document)
        guard issues.isEmpty else { throw ContractRefusal(.schemaMismatch, issues) }
        return try contract(of: document)
    }

    /// Validates a document whole. The facts are read for a contract whose structure holds, and for no other.
    ///
    /// Throws what reading the facts throws, and why there is no schema; what is wrong with the document is the result.
    package func validate(
        _ document: JSONValue, facts: (Contract) async throws -> Facts
    ) async throws -> ValidationResult {
        let contract: Contract
        do {
            contract = try validateStructure(document)
        } catch let refusal as ContractRefusal {
            return refusal.result
        }
        return validateBusinessRules(contract, try await facts(contract))
    }
}

extension BaseContractValidator where Facts == Void {
    /// Validates a document whole. Throws when there is no schema.
    package func validate(_ document: JSONValue) throws -> ValidationResult {
        do {
            return validateBusinessRules(try validateStructure(document), ())
        } catch let refusal as ContractRefusal {
            return refusal.result
        }
    }
}
