/// The types that an attribute value may have; the raw values are DynamoDB's names, which stand as keys in its JSON.
package enum AttributeType: String, CodingKey, Sendable {
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
