/// Why an environment ends: one of the known reasons, or whatever else Lambda says.
public struct ShutdownReason: RawRepresentable, Sendable, Hashable, Decodable {
    /// Nobody needs the environment any more.
    public static let spindown = ShutdownReason(rawValue: "spindown")
    /// An invocation ran into its time limit.
    public static let timeout = ShutdownReason(rawValue: "timeout")
    /// The function, the runtime or another extension failed, for example for lack of memory.
    public static let failure = ShutdownReason(rawValue: "failure")

    public let rawValue: String

    /// Lambda writes the known reasons in lower case, its documentation in upper case.
    public init(rawValue: String) {
        let known = ["spindown", "timeout", "failure"]
        self.rawValue = known.first { $0 == rawValue.lowercased() } ?? rawValue
    }
}
