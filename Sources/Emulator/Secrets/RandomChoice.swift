import OpenSSLCrypto

/// Fair choices by random bytes that are fit for secrets.
enum RandomChoice {
    static func characters(_ count: Int, from alphabet: [Character]) throws(CryptoError) -> [Character] {
        var chosen: [Character] = []
        while chosen.count < count { chosen.append(alphabet[try index(below: alphabet.count)]) }
        return chosen
    }

    /// - Parameter bound: from 1 to 65,536.
    static func index(below bound: Int) throws(CryptoError) -> Int {
        // What lies above the last whole multiple would make the first choices likelier.
        let fair = 65_536 / bound * bound
        while true {
            let bytes = try SecureRandom.bytes(2)
            let number = Int(bytes[0]) << 8 | Int(bytes[1])
            if number < fair { return number % bound }
        }
    }

    static func shuffled(_ characters: [Character]) throws(CryptoError) -> [Character] {
        var result = characters
        guard result.count > 1 else { return result }
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, try index(below: last + 1))
        }
        return result
    }
}
