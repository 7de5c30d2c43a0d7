/// Why a check failed, in words for whoever reads the report.
struct EvidenceFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
