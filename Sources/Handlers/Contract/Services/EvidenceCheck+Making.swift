extension EvidenceCheck {
    init(_ name: Name, ok detail: String) {
        self.init(name: name, isOK: true, detail: detail)
    }

    init(_ name: Name, failed detail: String) {
        self.init(name: name, isOK: false, detail: detail)
    }

    /// The check that `look` makes: what it returns is what was found, what it throws is why it failed.
    static func made(_ name: Name, _ look: () throws -> String) -> EvidenceCheck {
        do {
            return EvidenceCheck(name, ok: try look())
        } catch let error as ContractError {
            return EvidenceCheck(name, failed: error.reason)
        } catch {
            return EvidenceCheck(name, failed: "\(error)")
        }
    }
}

extension ContractError {
    var reason: String { cause.map { "\(message) \($0)" } ?? message }
}
