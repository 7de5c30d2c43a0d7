package import OpenSSLCrypto
import SharedLayer

/// A password as it is kept: scrypt's output with its salt and cost, in the PHC string format.
package struct PasswordHash: Sendable, Equatable {
    private let cost: Scrypt.Cost
    private let salt: [UInt8]
    private let key: [UInt8]

    /// 32 MiB and three lanes, which OWASP's password storage cheat sheet gives beside 128 MiB and one.
    package static let costNow = Scrypt.Cost(costExponent: 15, blockSize: 8, parallelization: 3)
    private static let saltBytes = 16
    private static let keyBytes = 32

    /// Throws a `CryptoError`.
    package init(
        password: String, cost: Scrypt.Cost = costNow, randomBytes: (Int) -> [UInt8]
    ) throws(CryptoError) {
        self.cost = cost
        salt = randomBytes(Self.saltBytes)
        key = try Scrypt.derive(from: Array(password.utf8), salt: salt, cost: cost, byteCount: Self.keyBytes)
    }

    /// One that no password matches, for a user whom there is not: checking it takes as long as any other.
    package static let decoy = PasswordHash(
        cost: costNow, salt: [UInt8](repeating: 0, count: saltBytes), key: [UInt8](repeating: 0, count: keyBytes))

    private init(cost: Scrypt.Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// Nil for a text that `text` did not make.
    package init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Base64URL.bytes(parts[3]), let key = Base64URL.bytes(parts[4]), key.count == Self.keyBytes
        else { return nil }
        let numbers = parts[2].split(separator: ",").map { part in
            part.split(separator: "=").last.flatMap { Int($0) } ?? 0
        }
        guard numbers.count == 3 else { return nil }
        self.init(
            cost: Scrypt.Cost(costExponent: numbers[0], blockSize: numbers[1], parallelization: numbers[2]), salt: salt,
            key: key)
    }

    package var text: String {
        let cost = "ln=\(cost.costExponent),r=\(cost.blockSize),p=\(cost.parallelization)"
        return "$scrypt$\(cost)$\(Base64URL.text(salt))$\(Base64URL.text(key))"
    }

    /// Whether it was made at another cost than passwords are now: it is made anew when its user signs in.
    package var isOutdated: Bool { cost != Self.costNow }

    /// Throws a `CryptoError`.
    package func matches(_ password: String) throws(CryptoError) -> Bool {
        let derived = try Scrypt.derive(
            from: Array(password.utf8), salt: salt, cost: cost, byteCount: Self.keyBytes)
        return ConstantTime.equal(derived, key)
    }
}
