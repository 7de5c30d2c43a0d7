/// How an environment came to be: one of the known ways, or whatever else Lambda says.
public struct InitializationType: RawRepresentable, Sendable, Hashable, Decodable {
    public static let onDemand = InitializationType(rawValue: "on-demand")
    public static let provisionedConcurrency = InitializationType(rawValue: "provisioned-concurrency")
    public static let snapStart = InitializationType(rawValue: "snap-start")
    public static let managedInstances = InitializationType(rawValue: "lambda-managed-instances")

    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
