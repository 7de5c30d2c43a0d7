import Wire

/// A parameter's tier. Intelligent tiering is a wish, and comes to one of these.
///
/// Source: AWS Systems Manager user guide, "Managing parameter tiers".
enum ParameterTier: String, Sendable, Comparable {
    case standard = "Standard"
    case advanced = "Advanced"

    static let intelligent = "Intelligent-Tiering"
    static let awsNames = ["Standard", "Advanced", intelligent]

    var valueBytesMax: Int { self == .standard ? 4096 : 8192 }

    static func < (one: ParameterTier, other: ParameterTier) -> Bool { one == .standard && other == .advanced }

    /// - Parameters:
    ///   - wish: the request's tier.
    ///   - previous: the tier of the version before; no parameter goes back from advanced to standard.
    static func resolve(
        _ wish: String?, previous: ParameterTier?, value: String, hasPolicies: Bool
    ) throws(ServiceError) -> ParameterTier {
        let isLarge = value.utf8.count > standard.valueBytesMax
        let tier: ParameterTier =
            switch wish {
            case intelligent: max(isLarge || hasPolicies ? .advanced : .standard, previous ?? .standard)
            case let name?: ParameterTier(rawValue: name) ?? .standard
            case nil: previous ?? .standard
            }
        if tier == .standard, previous == .advanced {
            throw ServiceError(
                "ValidationException",
                "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the "
                    + "advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced "
                    + "parameter and recreate it as a standard parameter.")
        }
        guard tier == .advanced || !hasPolicies else {
            throw ServiceError(
                "ValidationException",
                "Parameter policies are supported only for parameters that use the advanced-parameter tier.")
        }
        guard tier == .advanced || !isLarge else {
            throw ServiceError(
                "ValidationException",
                "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger "
                    + "parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, "
                    + "see https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                    + "parameter-store-advanced-parameters.html")
        }
        guard value.utf8.count <= advanced.valueBytesMax else {
            throw ServiceError(
                "ValidationException", "Advanced tier parameters support a maximum parameter value of 8192 characters.")
        }
        return tier
    }
}
