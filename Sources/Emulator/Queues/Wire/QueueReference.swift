/// The input of operations that name a queue and nothing else.
struct QueueReference: Decodable {
    let queueURL: String?

    enum CodingKeys: String, CodingKey {
        case queueURL = "QueueUrl"
    }
}
