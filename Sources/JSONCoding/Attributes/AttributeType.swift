/// The types that an attribute value may have; the raw values are DynamoDB's names.
package enum AttributeType: String, Sendable {
    case string = "S"
    case number = "N"
    case binary = "B"
    case bool = "BOOL"
    case null = "NULL"
    case list = "L"
    case map = "M"
    case stringSet = "SS"
    case numberSet = "NS"
    case binarySet = "BS"
}
