/// `AddPermission` and `RemovePermission`.
enum Permissions {
    struct AddInput: Decodable {
        let queueURL: String?
        let label: String?
        let accountIDs: [String]?
        let actions: [String]?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case label = "Label"
            case accountIDs = "AWSAccountIds"
            case actions = "Actions"
        }
    }

    struct RemoveInput: Decodable {
        let queueURL: String?
        let label: String?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case label = "Label"
        }
    }
}
