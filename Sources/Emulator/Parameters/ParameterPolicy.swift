import FoundationEssentials
import Wire

/// A parameter policy. `Expiration` deletes the parameter; the two that notify are stored and tell nobody.
///
/// Source: AWS Systems Manager user guide, "Assigning parameter policies".
struct ParameterPolicy: Sendable, Codable {
    let type: String
    let text: String
    /// Seconds since 1970; of an `Expiration`.
    let expiresAt: Double?

    static let countMax = 10
    private static let types = ["Expiration", "ExpirationNotification", "NoChangeNotification"]

    private struct Form: Codable {
        let type: String
        let version: String
        let attributes: [String: String]

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case version = "Version"
            case attributes = "Attributes"
        }
    }

    /// - Parameter text: a JSON array; an empty one takes the policies away.
    static func parse(_ text: String) throws(ServiceError) -> [ParameterPolicy] {
        let invalid = ServiceError("InvalidPolicyAttributeException", "A policy attribute or its value is invalid.")
        guard let forms = try? JSONDecoder().decode([Form].self, from: Data(text.utf8)) else { throw invalid }
        guard forms.count <= countMax else {
            throw ServiceError(
                "PoliciesLimitExceededException",
                "You specified more than the maximum number of allowed policies for the parameter. The maximum is 10.")
        }
        guard forms.filter({ $0.type == "Expiration" }).count <= 1 else {
            throw ServiceError(
                "IncompatiblePolicyException",
                "There is a conflict in the policies specified for this parameter. You can't, for example, specify two "
                    + "Expiration policies for a parameter. Review your policies, and try again.")
        }
        var policies: [ParameterPolicy] = []
        for form in forms {
            guard types.contains(form.type) else {
                throw ServiceError(
                    "InvalidPolicyTypeException",
                    "The policy type isn't supported. Parameter Store supports the following policy types: Expiration, "
                        + "ExpirationNotification, and NoChangeNotification.")
            }
            let expiresAt = form.attributes["Timestamp"].flatMap(time)
            guard form.type != "Expiration" || expiresAt != nil, let encoded = try? JSONEncoder().encode(form) else {
                throw invalid
            }
            policies.append(
                ParameterPolicy(type: form.type, text: String(decoding: encoded, as: UTF8.self), expiresAt: expiresAt))
        }
        return policies
    }

    /// ISO 8601, with or without fractions of a second.
    private static func time(_ text: String) -> Double? {
        let plain = try? Date(text, strategy: .iso8601)
        let fractional = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return (plain ?? fractional)?.timeIntervalSince1970
    }
}
