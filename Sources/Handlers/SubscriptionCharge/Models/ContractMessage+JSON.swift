import FoundationEssentials

extension ContractMessage {
    /// Throws `malformedMessage`.
    package init(body: String) throws(SubscriptionChargeError) {
        do {
            self = try JSONDecoder().decode(ContractMessage.self, from: Data(body.utf8))
        } catch {
            throw SubscriptionChargeError(.malformedMessage, "The message's body is no contract message.", cause: error)
        }
    }

    /// Throws `malformedMessage`.
    package func body() throws(SubscriptionChargeError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            throw SubscriptionChargeError(.malformedMessage, "The message cannot be written.", cause: error)
        }
    }
}
