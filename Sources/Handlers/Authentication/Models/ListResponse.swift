/// A page of a list.
package struct ListResponse<Element: Encodable & Sendable>: Encodable, Sendable {
    package let items: [Element]
    /// What to give as `after` for the next page; nil after the last one.
    package let next: String?
}
