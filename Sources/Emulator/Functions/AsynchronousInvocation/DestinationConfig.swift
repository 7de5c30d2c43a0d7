/// Where records of what became of an event are sent (`DestinationConfig` of the Lambda API).
package struct DestinationConfig: Codable, Sendable, Equatable {
    package var onSuccess: Destination?
    package var onFailure: Destination?

    package init(onSuccess: Destination? = nil, onFailure: Destination? = nil) {
        self.onSuccess = onSuccess
        self.onFailure = onFailure
    }

    package struct Destination: Codable, Sendable, Equatable {
        /// The ARN of a queue, a topic, a function, an event bus or a bucket; nil and empty mean none.
        package var arn: String?

        package init(arn: String?) {
            self.arn = arn
        }

        enum CodingKeys: String, CodingKey { case arn = "Destination" }
    }

    enum CodingKeys: String, CodingKey {
        case onSuccess = "OnSuccess"
        case onFailure = "OnFailure"
    }
}
