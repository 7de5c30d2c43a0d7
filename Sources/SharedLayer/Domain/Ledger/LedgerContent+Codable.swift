/// An object with one member, which is called as the kind is.
extension LedgerContent: Codable {
    private enum CodingKeys: String, CodingKey {
        case charge, dispute, settlement, reconciliation
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: "must have one member, called as a kind is"))
        }
        switch key {
        case .charge: self = .charge(try container.decode(ChargeEventData.self, forKey: key))
        case .dispute: self = .dispute(try container.decode(DisputeEventData.self, forKey: key))
        case .settlement: self = .settlement(try container.decode(SettlementEventData.self, forKey: key))
        case .reconciliation: self = .reconciliation(try container.decode(ReconciliationEventData.self, forKey: key))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .charge(let charge): try container.encode(charge, forKey: .charge)
        case .dispute(let dispute): try container.encode(dispute, forKey: .dispute)
        case .settlement(let settlement): try container.encode(settlement, forKey: .settlement)
        case .reconciliation(let reconciliation): try container.encode(reconciliation, forKey: .reconciliation)
        }
    }
}
