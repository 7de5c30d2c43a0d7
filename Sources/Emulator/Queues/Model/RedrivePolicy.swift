import JSONCoding
import Wire

/// Where a message goes that was received too often, from the queue attribute `RedrivePolicy`.
struct RedrivePolicy: Sendable, Equatable {
    let deadLetterTargetARN: String
    /// Received this often without being deleted, the next receive moves the message.
    let maxReceiveCount: Int

    /// As `GetQueueAttributes` shows it, whatever form it was set in.
    var text: String {
        #"{"deadLetterTargetArn":"\#(deadLetterTargetARN)","maxReceiveCount":\#(maxReceiveCount)}"#
    }

    init(deadLetterTargetARN: String, maxReceiveCount: Int) {
        self.deadLetterTargetARN = deadLetterTargetARN
        self.maxReceiveCount = maxReceiveCount
    }

    /// Throws `InvalidParameterValueException` with SQS's reason.
    init(parsing text: String) throws(ServiceError) {
        func invalid(_ reason: String) -> ServiceError {
            .invalidParameter("RedrivePolicy", value: text, reason: reason)
        }
        guard let document = try? JSONCoder.decode(Document.self, from: Array(text.utf8)) else {
            throw invalid("Redrive policy is not a valid JSON map.")
        }
        guard let target = document.deadLetterTargetArn else {
            throw invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")
        }
        guard let count = document.maxReceiveCount else {
            throw invalid("Redrive policy does not contain mandatory attribute: maxReceiveCount.")
        }
        guard let times = Int(count.text), 1...QueueLimits.receiveCountMax ~= times else {
            throw invalid(
                "Invalid value for maxReceiveCount: \(count.text), valid values are from 1 to "
                    + "\(QueueLimits.receiveCountMax) both inclusive.")
        }
        guard target.hasPrefix("arn:"), target.split(separator: ":").count == 6, !target.contains("\"") else {
            throw invalid("Invalid value for deadLetterTargetArn.")
        }
        self.init(deadLetterTargetARN: target, maxReceiveCount: times)
    }

    private struct Document: Decodable {
        let deadLetterTargetArn: String?
        let maxReceiveCount: NumberOrText?
    }

    /// SQS takes `5` and `"5"`.
    private struct NumberOrText: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}
