extension SchemaKeyword {
    /// The rule of a keyword that looks at one value and has no subschemas.
    func valueRule() throws(SchemaError) -> SchemaRule? {
        switch name {
        case "type": .type(try type())
        case "enum": .oneOfValues(try elements())
        case "const": .oneOfValues([value])
        case "minimum": .minimum(try decimal(), isExclusive: false)
        case "exclusiveMinimum": .minimum(try decimal(), isExclusive: true)
        case "maximum": .maximum(try decimal(), isExclusive: false)
        case "exclusiveMaximum": .maximum(try decimal(), isExclusive: true)
        case "multipleOf": .multipleOf(try divisor())
        case "minLength": .minLength(try count())
        case "maxLength": .maxLength(try count())
        case "pattern": .pattern(try pattern(try string()))
        case "format": try format().map(SchemaRule.format)
        case "minItems": .minItems(try count())
        case "maxItems": .maxItems(try count())
        case "uniqueItems": try flag() ? .uniqueItems : nil
        case "minProperties": .minProperties(try count())
        case "maxProperties": .maxProperties(try count())
        case "required": .required(try strings(value))
        case "dependentRequired": .dependentRequired(try dependencies())
        default: nil
        }
    }

    func pattern(_ text: String) throws(SchemaError) -> SchemaPattern {
        do {
            return try SchemaPattern(text)
        } catch {
            throw self.error(.invalidPattern, "the pattern \(text) is not usable: \(error.message)")
        }
    }

    private func type() throws(SchemaError) -> SchemaType {
        let names = if let name = value.string { [name] } else { try strings(value) }
        var types: SchemaType = []
        for name in names {
            guard let type = SchemaType(name: name) else {
                throw error(.invalidKeyword, "there is no type \(name)")
            }
            types.insert(type)
        }
        return types
    }

    private func divisor() throws(SchemaError) -> ExactDecimal {
        let divisor = try decimal()
        guard divisor > .zero, divisor.isMultiple(of: divisor) != nil else {
            throw error(.invalidKeyword, "multipleOf must be more than zero, with at most 18 digits")
        }
        return divisor
    }

    private func flag() throws(SchemaError) -> Bool {
        guard let flag = value.bool else { throw error(.invalidKeyword, "\(name) must be true or false") }
        return flag
    }

    /// Nil for formats that the standard does not know: they are annotations.
    private func format() throws(SchemaError) -> SchemaFormat? {
        let name = try string()
        if let format = SchemaFormat(rawValue: name) { return format }
        guard !SchemaFormat.notOffered.contains(name) else {
            throw error(.unsupportedKeyword, "this validator does not check the format \(name)")
        }
        return nil
    }

    private func dependencies() throws(SchemaError) -> [SchemaRule.Dependency] {
        var dependencies: [SchemaRule.Dependency] = []
        for member in try object().members {
            dependencies.append(.init(name: member.name, required: try strings(member.value)))
        }
        return dependencies
    }
}
