/// What Lambda says to an extension that registers.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions", register.
public struct ExtensionRegistration: Sendable, Equatable {
    /// A UUID that every later request carries.
    public let identifier: String
    public let functionName: String
    public let functionVersion: String
    /// As in the function's configuration; a function that is a container image may have none.
    public let handler: String?
    /// The account of the function, where Lambda gives it.
    public let accountID: String?
}
