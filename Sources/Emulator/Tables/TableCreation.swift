/// What became of a table that a template declares.
package enum TableCreation: Sendable, Equatable {
    case created
    /// It was there, as declared.
    case found
    /// It was there with other keys or indexes, and was left alone. The message says so, and what to do.
    case kept(String)
}
