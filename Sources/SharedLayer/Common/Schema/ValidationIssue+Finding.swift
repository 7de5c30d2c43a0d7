extension ValidationIssue {
    /// So many of the reasons why no alternative accepted stand in a message.
    private static let causesMax = 3

    init(_ unit: SchemaOutputUnit, _ finding: SchemaFinding, in schema: CompiledSchema) {
        let place = schema.places[finding.node].path
        self.init(
            instancePath: unit.instanceLocation,
            schemaPath: finding.keyword.isEmpty ? place : JSONPointer.appending(finding.keyword, to: place),
            message: Self.message(unit))
    }

    /// The text, with the reasons of alternatives: `must be valid by at least one of 2 schemas (/a: must be …; must be …)`.
    private static func message(_ unit: SchemaOutputUnit) -> String {
        guard let causes = unit.errors else { return unit.error }
        let texts = causes.prefix(causesMax).map { cause in
            let place = cause.instanceLocation.dropFirst(unit.instanceLocation.count)
            return place.isEmpty ? cause.error : "\(place): \(cause.error)"
        }
        let rest = causes.count > causesMax ? ["…"] : []
        return "\(unit.error) (\((texts + rest).joined(separator: "; ")))"
    }
}
