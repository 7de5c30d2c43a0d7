/// Which signatures are looked at at all. Others are refused before any key is.
package struct JWSPolicy: Sendable, Hashable {
    package var algorithms: Set<JWSAlgorithm>
    package var payloads: Set<JWSPayloadEncoding>

    package init(algorithms: Set<JWSAlgorithm>, payloads: Set<JWSPayloadEncoding> = [.unencoded]) {
        self.algorithms = algorithms
        self.payloads = payloads
    }

    /// PS256 and RS256 over payloads as they are: what the pipelines accept of documents.
    package static let documents = JWSPolicy(algorithms: [.ps256, .rs256])

    /// Every algorithm that there is, over payloads in either form.
    package static let all = JWSPolicy(
        algorithms: Set(JWSAlgorithm.allCases), payloads: Set(JWSPayloadEncoding.allCases))
}
