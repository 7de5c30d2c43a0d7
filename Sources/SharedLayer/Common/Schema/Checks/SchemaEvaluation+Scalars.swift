extension SchemaEvaluation {
    mutating func evaluate(_ number: ExactDecimal, by check: CompiledSchema.Check) {
        switch check.rule {
        case .minimum(let bound, let isExclusive):
            if isExclusive ? number <= bound : number < bound {
                fail(check.schemaPath, "must be \(isExclusive ? "more than" : "at least") \(bound)")
            }
        case .maximum(let bound, let isExclusive):
            if isExclusive ? number >= bound : number > bound {
                fail(check.schemaPath, "must be \(isExclusive ? "less than" : "at most") \(bound)")
            }
        case .multipleOf(let divisor):
            if number.isMultiple(of: divisor) != true { fail(check.schemaPath, "must be a multiple of \(divisor)") }
        default: break
        }
    }

    mutating func evaluate(_ text: String, by check: CompiledSchema.Check) {
        switch check.rule {
        case .minLength(let length):
            if text.unicodeScalars.count < length { fail(check.schemaPath, "must have at least \(length) characters") }
        case .maxLength(let length):
            // No text has more code points than bytes, and bytes are counted without a walk.
            if text.utf8.count > length, text.unicodeScalars.count > length {
                fail(check.schemaPath, "must have at most \(length) characters")
            }
        case .pattern(let pattern):
            if !pattern.matches(text) { fail(check.schemaPath, "must match the pattern \(pattern.text)") }
        case .format(let format):
            if !format.accepts(text) { fail(check.schemaPath, "must be \(format.meaning)") }
        default: break
        }
    }
}
