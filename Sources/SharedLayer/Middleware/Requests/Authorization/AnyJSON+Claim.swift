import FoundationEssentials
import LambdaEvents

extension AnyJSON {
    /// The value as a claim's text; nil for null and objects. Lists are as HTTP APIs write them: `[a b]`.
    var claimText: String? {
        switch self {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        case .double(let number): number.description
        case .array(let elements): "[" + elements.compactMap(\.claimText).joined(separator: " ") + "]"
        case .null, .object: nil
        }
    }
}
