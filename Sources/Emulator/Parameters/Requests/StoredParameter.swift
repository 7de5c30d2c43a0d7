/// The API's `Parameter`.
struct StoredParameter: Encodable {
    let name: String
    let type: String
    let value: String
    let version: Int
    /// As in the request, with its colon.
    let selector: String?
    /// Seconds since 1970.
    let lastModifiedDate: Double
    let arn: String
    let dataType: String

    enum CodingKeys: String, CodingKey {
        case name, type, value, version, selector, lastModifiedDate
        case arn = "ARN"
        case dataType
    }
}
