/// The JSON Canonicalization Scheme (RFC 8785): one form for equal documents, to be signed or hashed.
///
/// The scheme takes numbers as binary64, so that two documents with different digits may get one form:
/// `9007199254740993` becomes `9007199254740992`. Amounts belong into strings; `Numbers.exact` refuses the others.
package enum CanonicalJSON {
    /// What becomes of a number that no binary64 holds exactly.
    package enum Numbers: Sendable {
        /// It becomes the nearest binary64, as RFC 8785 section 3.2.2.3 has it and other implementations do.
        case nearest
        /// It is refused: equal bytes are then equal documents to every digit.
        case exact
    }

    /// Arrays and objects inside one another, as far as any parser of this layer lets them be.
    package static let depthMax = JSONLimits.depthCeiling

    /// Throws `numberOutOfRange` for a number that is infinite as a binary64, `numberNotExact` where `numbers` refuses
    /// it, `tooDeep`; the error has the pointer and no offset.
    package static func bytes(of value: JSONValue, numbers: Numbers = .nearest) throws(JSONError) -> [UInt8] {
        var writer = CanonicalJSONWriter(numbers: numbers)
        try writer.append(value, depth: 0)
        return writer.bytes
    }
}
