/// Where a keyword's value has subschemas.
enum SchemaShape {
    case schema
    case list
    case map
    /// A list, or one schema: `items` of draft 7.
    case schemaOrList
    /// Schemas, and lists of names among them: `dependencies`.
    case mapOrNames

    /// Nil for keywords without subschemas, and for names that are no keywords.
    static func of(_ keyword: String, in draft: SchemaDraft) -> SchemaShape? {
        switch keyword {
        case "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else": .schema
        case "allOf", "anyOf", "oneOf": .list
        case "properties", "patternProperties", "definitions": .map
        case "dependencies": .mapOrNames
        case "items": draft == .draft7 ? .schemaOrList : .schema
        case "additionalItems": draft == .draft7 ? .schema : nil
        case "prefixItems": draft == .draft202012 ? .list : nil
        case "$defs", "dependentSchemas": draft == .draft202012 ? .map : nil
        case "unevaluatedItems", "unevaluatedProperties", "contentSchema": draft == .draft202012 ? .schema : nil
        default: nil
        }
    }

    /// The subschemas of a keyword's value with their pointers below it; values of the wrong type have none.
    func subschemas(of value: JSONValue) -> [(path: String, schema: JSONValue)] {
        switch (self, value) {
        case (.schema, _), (.schemaOrList, .object), (.schemaOrList, .bool):
            [("", value)]
        case (.list, .array(let elements)), (.schemaOrList, .array(let elements)):
            elements.enumerated().map { ("/\($0.offset)", $0.element) }
        case (.map, .object(let object)):
            object.members.map { (JSONPointer.appending($0.name, to: ""), $0.value) }
        case (.mapOrNames, .object(let object)):
            object.members.filter { $0.value.array == nil }.map { (JSONPointer.appending($0.name, to: ""), $0.value) }
        default: []
        }
    }
}
