package import Logging

/// A record of a batch, whatever it came through.
package protocol BatchRecord: Sendable {
    /// What Lambda knows the record by: a message id, or a sequence number.
    var itemIdentifier: String { get }
    /// Records of one group are handled in their order; nil for a source without groups.
    var group: String? { get }
    var correlationID: String { get }
    /// What log records about this one carry.
    var logMetadata: Logger.Metadata { get }
}
