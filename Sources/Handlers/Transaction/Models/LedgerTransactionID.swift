package import SharedLayer

/// What a transaction is called in the API: a charge by its transaction id, anything else by kind and name, such as
/// `dispute:d-17`.
///
/// Transaction ids are ours, and UUIDs: none begins as a kind does.
package struct LedgerTransactionID: Sendable, Hashable {
    package let kind: LedgerTransactionKind
    package let identifier: String

    package init(_ reference: LedgerReference) {
        kind = reference.kind
        identifier = reference.identifier
    }

    /// Nil for a text that no transaction is called.
    package init?(_ text: String) {
        let named = LedgerTransactionKind.allCases.first { kind in
            kind != .charge && text.utf8.starts(with: Self.prefix(kind).utf8)
        }
        kind = named ?? .charge
        identifier = named.map { String(text.dropFirst(Self.prefix($0).count)) } ?? text
        guard JSONValidator().identifierFault(identifier) == nil else { return nil }
    }

    package var text: String { kind == .charge ? identifier : Self.prefix(kind) + identifier }

    private static func prefix(_ kind: LedgerTransactionKind) -> String { kind.rawValue.lowercased() + ":" }
}
