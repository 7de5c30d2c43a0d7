enum LabelParameterVersion {
    struct Input: Decodable {
        let name: String?
        let parameterVersion: Int?
        let labels: [String]?
    }

    struct Output: Encodable {
        let invalidLabels: [String]
        let parameterVersion: Int
    }
}
