/// A rotation that was asked for: the function's steps for one new version.
struct RotationRun: Codable, Sendable, Equatable {
    let versionID: String
    /// Whether the function is only tried, as `RotateImmediately: false` asks for.
    let isTrial: Bool

    var steps: [String] {
        isTrial ? ["testSecret"] : ["createSecret", "setSecret", "testSecret", "finishSecret"]
    }
}
