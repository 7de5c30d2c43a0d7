/// The answer of CreateKey and DescribeKey.
struct KeyMetadataOutput: Encodable {
    let metadata: KeyMetadata

    enum CodingKeys: String, CodingKey {
        case metadata = "KeyMetadata"
    }
}
