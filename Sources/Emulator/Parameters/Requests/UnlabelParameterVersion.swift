enum UnlabelParameterVersion {
    struct Input: Decodable {
        let name: String?
        let parameterVersion: Int?
        let labels: [String]?
    }

    struct Output: Encodable {
        let removedLabels: [String]
        let invalidLabels: [String]
    }
}
