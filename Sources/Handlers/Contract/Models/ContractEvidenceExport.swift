/// An evidence file as it is given out.
package struct ContractEvidenceExport: Sendable, Equatable {
    package let fileName: String
    package let bytes: [UInt8]

    /// Names the period, so that the files of a contract's periods stand side by side in one folder.
    static func fileName(of contract: EvidenceContract) -> String {
        let period = contract.summary.period.map { ".\($0)" } ?? ""
        return "\(contract.summary.contractID)\(period).evidence.json"
    }
}
