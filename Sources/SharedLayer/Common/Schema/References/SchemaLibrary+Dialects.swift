extension SchemaLibrary {
    /// The dialect that `$schema` names.
    mutating func dialect(_ uri: String, at location: SchemaLocation) throws(SchemaError) -> SchemaDialect {
        let key = SchemaDocuments.key(uri)
        if let draft = SchemaDraft(rawValue: key) { return SchemaDialect(draft) }
        var seen: Set<String> = []
        var next = key
        var vocabularies: SchemaVocabularies?
        // A metaschema of somebody's own: what it says about vocabularies counts, and its own metaschema tells the version.
        while seen.insert(next).inserted, let metaschema = metaschema(next) {
            if vocabularies == nil, let declared = metaschema["$vocabulary"]?.object {
                vocabularies = try self.vocabularies(declared, at: location)
            }
            next = SchemaDocuments.key(metaschema["$schema"]?.string ?? draft.metaschema)
            if let draft = SchemaDraft(rawValue: next) { return SchemaDialect(draft, vocabularies ?? .standard) }
        }
        throw error(
            .unsupportedDialect, "the dialect \(uri) is neither draft 7 nor 2020-12, nor made known to the validator",
            at: location.appending("$schema"))
    }

    private func vocabularies(
        _ declared: JSONObject, at location: SchemaLocation
    ) throws(SchemaError) -> SchemaVocabularies {
        var vocabularies: SchemaVocabularies = []
        for member in declared.members {
            if let known = SchemaVocabularies(uri: member.name) {
                vocabularies.insert(known)
            } else if member.value.bool == true {
                throw error(
                    .unsupportedDialect,
                    "the schema's dialect requires the vocabulary \(member.name), which is not known",
                    at: location.appending("$schema"))
            }
        }
        return vocabularies
    }
}
