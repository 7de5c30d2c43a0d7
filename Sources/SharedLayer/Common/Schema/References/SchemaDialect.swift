/// The keywords that a schema may use: a version of the standard, and for 2020-12 the vocabularies of it.
struct SchemaDialect: Sendable, Equatable {
    let draft: SchemaDraft
    let vocabularies: SchemaVocabularies

    init(_ draft: SchemaDraft, _ vocabularies: SchemaVocabularies = .standard) {
        self.draft = draft
        self.vocabularies = vocabularies
    }
}
