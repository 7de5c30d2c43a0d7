/// The answer of GetParametersByPath.
struct ParameterPage: Encodable {
    let parameters: [StoredParameter]
    let nextToken: String?
}
