/// A global secondary index of a stack's table: its name in the template and the attributes that are its keys.
///
/// Every index projects the keys alone (`KEYS_ONLY`): what it lists is read again, consistently, before anything is
/// decided (see `IndexPage`).
package struct RecordIndex: Sendable, Hashable {
    package let name: String
    package let partition: String
    package let sort: String

    package init(name: String, partition: String, sort: String) {
        self.name = name
        self.partition = partition
        self.sort = sort
    }

    /// Records that belong to an organization, in the order of their keys.
    package static let organization = RecordIndex(
        name: "OrganizationIndex", partition: "organizationID", sort: "pk")
    /// All records of a kind, in the order of their keys: the table's own keys the other way round.
    package static let kind = RecordIndex(name: "KindIndex", partition: "sk", sort: "pk")
    /// The organizations of a member.
    package static let member = RecordIndex(name: "MemberIndex", partition: "memberID", sort: "pk")
    /// An organization's contracts, disputes, settlements and reconciliations by date.
    package static let organizationDate = RecordIndex(
        name: "OrganizationDateIndex", partition: "listOrganization", sort: "listDate")
    /// The same by status and date.
    package static let statusDate = RecordIndex(name: "StatusDateIndex", partition: "listStatus", sort: "listDate")
    /// The ledger view's transactions of an organization by kind and date.
    package static let kindDate = RecordIndex(name: "KindDateIndex", partition: "listKind", sort: "listDate")
    /// The same by partner and date.
    package static let partnerDate = RecordIndex(name: "PartnerDateIndex", partition: "listPartner", sort: "listDate")
    /// The same by contract and date.
    package static let contractDate = RecordIndex(
        name: "ContractDateIndex", partition: "listContract", sort: "listDate")
    /// The same by mPass and date.
    package static let mPassDate = RecordIndex(name: "MPassDateIndex", partition: "listMPass", sort: "listDate")
    /// What is due by a moment, spread over `KeyShard`s.
    package static let deadline = RecordIndex(
        name: "DeadlineIndex", partition: "deadlinePartition", sort: "deadlineAt")
    /// What an outbox holds, spread over `KeyShard`s.
    package static let outbox = RecordIndex(name: "OutboxIndex", partition: "outboxPartition", sort: "createdAt")
}
