/// How values stand in a text.
package enum JSONForm: Sendable {
    /// As in any JSON.
    case plain
    /// As DynamoDB's attribute values: each an object whose one member names the type, such as `{"N": "1.5"}`.
    ///
    /// Source: DynamoDB API reference, “AttributeValue”.
    case attributes
}
