import CurlTransport
import RawStructuredFieldValues

/// The two fields in which signatures travel, member by member (RFC 9421 section 4).
struct SignatureFields {
    static let inputName = "Signature-Input"
    static let signatureName = "Signature"

    /// In the order of `Signature-Input`.
    let signatures: [Labelled]

    struct Labelled {
        let label: String
        let input: SignatureInput
        let signature: [UInt8]
    }

    /// The labels of `Signature-Input`, whatever its members are.
    static func labels(_ headers: HTTPHeaders) throws(HTTPSignatureError) -> Set<String> {
        var labels: Set<String> = []
        for name in [inputName, signatureName] {
            for (label, _) in try StructuredField.dictionary(joined(headers, name), of: name) { labels.insert(label) }
        }
        return labels
    }

    /// Reads those signatures that `isWanted` by label and parameters; the others may be of any kind.
    ///
    /// - Throws: `tooManySignatures`, `malformed`, `componentUnsupported`, and `signatureMissing` when a label is in one
    ///   field only.
    init(
        _ headers: HTTPHeaders, countMax: Int, where isWanted: (_ label: String, SignatureParameters) -> Bool
    ) throws(HTTPSignatureError) {
        let inputs = try StructuredField.dictionary(Self.joined(headers, Self.inputName), of: Self.inputName)
        let values = try StructuredField.dictionary(Self.joined(headers, Self.signatureName), of: Self.signatureName)
        guard inputs.count <= countMax else {
            throw HTTPSignatureError(.tooManySignatures, "\(inputs.count) signatures are more than \(countMax)")
        }
        var signatures: [Labelled] = []
        for (label, member) in inputs {
            guard case .innerList(let list) = member else {
                throw HTTPSignatureError(.malformed, "A member of Signature-Input is a list of components")
            }
            guard isWanted(label, try SignatureParameters(list.rfc9651Parameters)) else { continue }
            guard let value = values[label] else {
                throw HTTPSignatureError(.signatureMissing, "\(label) has an input and no signature")
            }
            signatures.append(
                Labelled(
                    label: label, input: try SignatureInput(member),
                    signature: try StructuredField.bytes(value, of: label)))
        }
        self.signatures = signatures
    }

    /// - Throws: `malformed` for a label that is no key of a dictionary.
    static func headers(
        label: String, input: SignatureInput, signature: [UInt8]
    ) throws(HTTPSignatureError) -> HTTPHeaders {
        guard !label.isEmpty else { throw HTTPSignatureError(.malformed, "A signature has a label") }
        return [
            inputName: try StructuredField.text([label: .innerList(input.list)]),
            signatureName: try StructuredField.text([label: StructuredField.item(signature)]),
        ]
    }

    /// The lines of a field as one value (RFC 9110 section 5.2).
    private static func joined(_ headers: HTTPHeaders, _ name: String) -> String {
        headers.values(name).joined(separator: ", ")
    }
}
