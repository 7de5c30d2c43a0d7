import OpenSSLCrypto
import SharedLayer

/// What is measured, by the names that all programs share.
enum Works {
    static func measure(_ work: String, _ inputs: Inputs, milliseconds: Int64) async throws -> String {
        let loop = Loop(milliseconds: milliseconds)
        switch work {
        case "sign": return try await SignatureWork(inputs).sign(loop)
        case "verify": return try await SignatureWork(inputs).verify(loop)
        case "validate": return try await validate(inputs, loop)
        case "parse": return try await parse(inputs, loop)
        case "canonicalize": return try await canonicalize(inputs, loop)
        case "item-encode": return try await ItemWork(inputs).encode(loop)
        case "item-decode": return try await ItemWork(inputs).decode(loop)
        case "chain": return try await ChainWork(inputs).respond(loop)
        default: throw UnknownWork(name: work)
        }
    }

    private static func validate(_ inputs: Inputs, _ loop: Loop) async throws -> String {
        let validator = try InputValidator(schema: JSONParser().parse(inputs.bytes("contract.schema.json")))
        let document = try JSONParser().parse(inputs.bytes("contract.json"))
        guard validator.validate(document).isEmpty, !validator.validate(.array([])).isEmpty else {
            throw UnexpectedResult(work: "validate")
        }
        return try await loop.run { validator.validate(document).count }
    }

    private static func parse(_ inputs: Inputs, _ loop: Loop) async throws -> String {
        let bytes = try inputs.bytes("charge.json")
        return try await loop.run {
            guard case .object = try JSONParser().parse(bytes) else { throw UnexpectedResult(work: "parse") }
            return bytes.count
        }
    }

    private static func canonicalize(_ inputs: Inputs, _ loop: Loop) async throws -> String {
        let document = try JSONParser().parse(inputs.bytes("charge.json"))
        return try await loop.run { try CanonicalJSON.bytes(of: document).count }
    }
}
