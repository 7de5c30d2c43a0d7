/// What an extension may register for.
///
/// Internal extensions may not ask for `.shutdown`; on Lambda Managed Instances none may ask for `.invoke`.
public enum ExtensionEventType: String, Sendable, CaseIterable {
    case invoke = "INVOKE"
    case shutdown = "SHUTDOWN"
}
