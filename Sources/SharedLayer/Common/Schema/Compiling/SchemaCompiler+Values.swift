extension SchemaCompiler {
    /// Values of `enum` and `const` may be as deep as this, since comparing them takes that much of the stack.
    private static let valueDepthMax = 256

    /// The rule of a keyword that looks at one value and has no subschemas.
    mutating func valueRule(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        switch keyword.name {
        case "enum": .enumeration(tables.slice(of: try values(keyword)))
        case "const": .constant(tables.slice(of: [try value(keyword.value, keyword)]).start)
        case "minimum": .minimum(try bound(keyword))
        case "exclusiveMinimum": .exclusiveMinimum(try bound(keyword))
        case "maximum": .maximum(try bound(keyword))
        case "exclusiveMaximum": .exclusiveMaximum(try bound(keyword))
        case "multipleOf": .multipleOf(try divisor(keyword))
        case "minLength": .minLength(try keyword.count())
        case "maxLength": .maxLength(try keyword.count())
        case "pattern": .pattern(try pattern(try keyword.string(), keyword))
        case "format": try format(keyword)
        case "minItems": .minItems(try keyword.count())
        case "maxItems": .maxItems(try keyword.count())
        case "uniqueItems": try keyword.flag() ? .uniqueItems : nil
        case "minProperties": .minProperties(try keyword.count())
        case "maxProperties": .maxProperties(try keyword.count())
        default: nil
        }
    }

    mutating func pattern(_ text: String, _ keyword: SchemaKeyword) throws(SchemaError) -> Int {
        do {
            return try tables.place(ofPattern: text)
        } catch {
            throw keyword.error(.invalidPattern, "the pattern \(text) is not usable: \(error.message)")
        }
    }

    private func values(_ keyword: SchemaKeyword) throws(SchemaError) -> [JSONValue] {
        guard let elements = keyword.value.array else {
            throw keyword.error(.invalidKeyword, "enum must be an array")
        }
        for element in elements { _ = try value(element, keyword) }
        return elements
    }

    private func value(_ value: JSONValue, _ keyword: SchemaKeyword) throws(SchemaError) -> JSONValue {
        guard !value.isDeeper(than: Self.valueDepthMax) else {
            throw keyword.error(.tooDeep, "a value is deeper than \(Self.valueDepthMax) arrays and objects")
        }
        return value
    }

    private mutating func bound(_ keyword: SchemaKeyword) throws(SchemaError) -> Int {
        tables.place(of: SchemaBound(try keyword.number()))
    }

    private mutating func divisor(_ keyword: SchemaKeyword) throws(SchemaError) -> Int {
        guard try keyword.number().decimal > .zero else {
            throw keyword.error(.invalidKeyword, "multipleOf must be more than zero")
        }
        return try bound(keyword)
    }

    /// Nil for formats that the standard does not know: they are annotations.
    private func format(_ keyword: SchemaKeyword) throws(SchemaError) -> SchemaRule? {
        guard let format = SchemaFormat(rawValue: try keyword.string()),
            keyword.dialect.draft == .draft202012 || format.isInDraft7, formats.asserts(format, in: keyword.dialect)
        else { return nil }
        return .format(format)
    }
}
