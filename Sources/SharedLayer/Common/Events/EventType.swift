/// The types of events whose senders name none.
package enum EventType {
    /// A request over HTTP.
    package static let request = "http.request"
    /// A message of a queue or a topic.
    package static let message = "message"
    /// A change of a table's item, by the name of the change.
    package static let insertion = "item.insert"
    package static let modification = "item.modify"
    package static let removal = "item.remove"
}
