/// The rules of a node while they are gathered.
struct NodeRules {
    var types = SchemaType.all
    var strings: [SchemaRule] = []
    var numbers: [SchemaRule] = []
    var arrays: [SchemaRule] = []
    var objects: [SchemaRule] = []
    var all: [SchemaRule] = []
    var unevaluated: [SchemaRule] = []

    mutating func add(_ rule: SchemaRule) {
        switch rule {
        case .minLength, .maxLength, .pattern, .format: strings.append(rule)
        case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: numbers.append(rule)
        case .minItems, .maxItems, .uniqueItems, .items, .contains: arrays.append(rule)
        case .minProperties, .maxProperties, .members, .dependency, .propertyNames: objects.append(rule)
        case .unevaluatedItems, .unevaluatedProperties: unevaluated.append(rule)
        case .constant, .enumeration, .allOf, .anyOf, .oneOf, .not, .conditional, .reference, .dynamicReference:
            all.append(rule)
        }
    }
}
