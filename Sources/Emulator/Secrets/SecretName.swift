import Wire

/// The rules of a secret's name.
///
/// Source: AWS Secrets Manager API reference, `CreateSecret`.
enum SecretName {
    static func check(_ name: String?) throws(ServiceError) -> String {
        let name = try Constraint.length(name, "name", max: 512)
        let isAllowed = name.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "+", "=", ".", "@", "-", "!": true
            default: false
            }
        }
        guard isAllowed else {
            throw ServiceError(
                "ValidationException",
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!"
            )
        }
        return name
    }
}
