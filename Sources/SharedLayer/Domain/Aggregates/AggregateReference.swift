/// Which contract, dispute, settlement or reconciliation: an organization names its own, so the same name in two organizations is
/// two of them.
///
/// All items of one aggregate stand in one partition of its stack's table.
package protocol AggregateReference: Codable, Sendable, Hashable {
    /// What the partition key begins with, such as `CONTRACT`.
    static var kind: String { get }
    /// The name of `identifier` in events, such as `contract_id`.
    static var identifierName: String { get }
    /// The name of `identifier` in records, such as `contractID`.
    static var identifierField: String { get }

    var organizationID: String { get }
    var identifier: String { get }

    /// The name of `qualifier` in events and messages, such as `period`; nil where identifiers need none.
    static var qualifierName: String? { get }
    /// What tells apart those that share an identifier: the period of a charge, for one.
    var qualifier: String? { get }
}

extension AggregateReference {
    /// The partition that holds all items of the aggregate.
    package var partition: String {
        "\(Self.kind)#\(organizationID)#\(identifier)" + (qualifier.map { "#\($0)" } ?? "")
    }

    package static var qualifierName: String? { nil }
    package var qualifier: String? { nil }

    /// - Parameter field: the record's field that it stands in.
    package func validateShape(in field: String = "reference") throws(ShapeError) {
        try FieldShape.identifier(organizationID, "\(field).organizationID")
        try FieldShape.identifier(identifier, "\(field).\(Self.identifierField)")
        if let qualifier { try FieldShape.identifier(qualifier, "\(field).\(Self.qualifierName ?? "qualifier")") }
    }
}
