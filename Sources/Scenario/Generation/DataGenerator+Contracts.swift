import OpenSSLCrypto
import SharedLayer

extension DataGenerator {
    /// The contract of a charge and its history.
    package func generatedContract(_ number: Int) throws -> GeneratedContract {
        let charge = try charge(number)
        let hash = Digest.hexadecimal(.sha256, subscription(charge).bytes)
        return try GeneratedContract(charge, seed: seed, plan: plan, requestHash: hash)
    }

    /// A contract's state with its events, whose hashes make a chain.
    func contract(_ number: Int) throws -> JSONValue {
        let made = try generatedContract(number)
        let encoder = JSONValueEncoder()
        return [
            "contract": try encoder.encode(made.contract),
            "events": .array(try made.events.map { try encoder.encode($0) }),
        ]
    }

    /// What the event bus carries of a charge, as entries of PutEvents without the bus's name.
    func events(_ number: Int) throws -> [JSONValue] {
        try generatedContract(number).told.map { event in
            [
                "Source": .string(Self.chargeSource), "DetailType": .string(event.eventType),
                "Time": .string(event.occurredAt.text), "Detail": try JSONValueEncoder().encode(event),
            ]
        }
    }

    package static let chargeSource = "moneta.subscription_charge"
}
