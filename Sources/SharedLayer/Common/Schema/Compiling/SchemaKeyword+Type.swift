extension SchemaKeyword {
    func type() throws(SchemaError) -> SchemaType {
        let names = if let name = value.string { [name] } else { try names(value) }
        guard !names.isEmpty else { throw error(.invalidKeyword, "type names no type") }
        var types: SchemaType = []
        for name in names {
            guard let type = SchemaType(name: name) else {
                throw error(.invalidKeyword, "there is no type \(name)")
            }
            types.insert(type)
        }
        return types
    }
}
