/// Who calls.
package protocol RequestPrincipal: Sendable {
    /// The same for each request of one caller, and never another caller's: stored answers are kept under it.
    var id: String { get }
}
