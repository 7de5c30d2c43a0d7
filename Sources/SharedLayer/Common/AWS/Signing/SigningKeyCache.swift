import Synchronization

/// The key that was derived last, with its day: one signer has one secret, region and service.
final class SigningKeyCache: Sendable {
    private let entry = Mutex<(day: String, key: [UInt8])?>(nil)

    /// Two calls at once may both derive it, which is right too.
    func key(of day: String, derive: (_ day: String) -> [UInt8]) -> [UInt8] {
        if let entry = entry.withLock({ $0 }), entry.day == day { return entry.key }
        let key = derive(day)
        entry.withLock { $0 = (day, key) }
        return key
    }
}
