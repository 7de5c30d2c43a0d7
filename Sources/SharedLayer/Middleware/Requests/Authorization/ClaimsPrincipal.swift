/// A caller of whom claims are known.
package protocol ClaimsPrincipal: RequestPrincipal {
    var scopes: Set<String> { get }

    /// The claim's value as text, where it is a text, a number or a truth value.
    func claim(_ name: String) -> String?
}
