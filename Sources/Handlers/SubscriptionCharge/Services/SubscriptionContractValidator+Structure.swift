package import SharedLayer

extension SubscriptionContractValidator: BaseContractValidator {
    package var structure: InputValidator {
        get throws { try schema() }
    }

    package func contract(of document: JSONValue) throws(ContractRefusal) -> SubscriptionChargeRequest {
        do {
            return try SubscriptionChargeRequest(members: document)
        } catch {
            let issue = ValidationIssue(instancePath: "/\(error.field)", message: error.message)
            throw ContractRefusal(.impossibleValue, [issue])
        }
    }

    package func validateBusinessRules(
        _ contract: SubscriptionChargeRequest, _ facts: ChargeParties
    ) -> ValidationResult {
        ValidationResult(violations(of: contract, parties: facts).map(\.issue))
    }
}
