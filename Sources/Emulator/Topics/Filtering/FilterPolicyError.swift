/// Why a filter policy is refused: AWS's text behind `Invalid parameter: ` or `Invalid parameter: Attributes Reason: `.
struct FilterPolicyError: Error, Sendable, Equatable {
    let message: String
}
