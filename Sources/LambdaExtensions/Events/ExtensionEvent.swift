/// What `next` gives to an extension.
///
/// Source: Lambda developer guide, "Using the Lambda Extensions API to create extensions", invoke and shutdown phase.
public enum ExtensionEvent: Sendable, Equatable {
    /// The function is being invoked, at the same time. The invocation lasts until the extension asks for the next event.
    case invoke(Invoke)
    /// The environment ends. The extension has until the deadline to exit; 2 seconds at most, shared with the others.
    case shutdown(Shutdown)
    /// An event that this library does not know. There is nothing to do but to ask for the next one.
    case unknown(type: String)
}

extension ExtensionEvent: Decodable {
    private enum CodingKeys: String, CodingKey {
        case eventType
    }

    public init(from decoder: any Decoder) throws {
        let type = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .eventType)
        switch ExtensionEventType(rawValue: type) {
        case .invoke: self = .invoke(try Invoke(from: decoder))
        case .shutdown: self = .shutdown(try Shutdown(from: decoder))
        case nil: self = .unknown(type: type)
        }
    }
}
