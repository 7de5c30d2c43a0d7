/// An entry of `Parameters`.
struct ParameterDeclaration: Sendable {
    let name: String
    let type: String
    let defaultValue: TemplateNode?
    let allowedValues: [String]?
    let allowedPattern: String?
    let constraintDescription: String?
    let lengthMin: Int?
    let lengthMax: Int?
    let valueMin: Double?
    let valueMax: Double?
    let location: TemplateLocation

    /// A list, given as text with commas.
    var isList: Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }

    var isNumeric: Bool { type == "Number" || type == "List<Number>" }

    /// The value is the name of an SSM parameter, which AWS looks up.
    var isStoredParameter: Bool { type.hasPrefix("AWS::SSM::Parameter::Value<") }
}
