/// How a secret is rotated, as it is stored.
struct RotationSetting: Codable, Sendable {
    var isEnabled: Bool
    var functionARN: String
    var rules: RotationRules?
}
