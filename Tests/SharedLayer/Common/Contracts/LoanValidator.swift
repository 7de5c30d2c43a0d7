import SharedLayer

struct Loan: Decodable, Sendable {
    let member: String
    let days: Int
}

struct LoanFacts: Sendable {
    let daysMax: Int
}

struct LoanValidator: BaseContractValidator {
    private static let schema = Lazy { () throws(SchemaError) in
        try InputValidator(schema: [
            "type": "object",
            "required": ["member", "days"],
            "properties": ["member": ["type": "string"], "days": ["type": "number", "minimum": 1]],
        ])
    }

    var structure: InputValidator {
        get throws { try Self.schema.value() }
    }

    func validateBusinessRules(_ loan: Loan, _ facts: LoanFacts) -> ValidationResult {
        var result = ValidationResult.valid
        if loan.days > facts.daysMax {
            result.update(
                ValidationResult([
                    ValidationIssue(
                        instancePath: "/days", message: "A loan lasts at most \(facts.daysMax) days.",
                        code: "LOAN_TOO_LONG")
                ]))
        }
        result.update(memberRules(loan))
        return result
    }

    private func memberRules(_ loan: Loan) -> ValidationResult {
        guard loan.member == "m-blocked" else { return .valid }
        return ValidationResult([
            ValidationIssue(instancePath: "/member", message: "The member is blocked.", code: "MEMBER_BLOCKED")
        ])
    }
}
