/// When a function is initialised: one of the known phases, or whatever else Lambda says.
public struct InitializationPhase: RawRepresentable, Sendable, Hashable, Decodable {
    public static let initialization = InitializationPhase(rawValue: "init")
    /// Once more, inside an invocation, after the first attempt failed.
    public static let invoke = InitializationPhase(rawValue: "invoke")
    public static let snapStart = InitializationPhase(rawValue: "snap-start")

    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
