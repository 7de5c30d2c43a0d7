import Delivery
import FoundationEssentials
import Wire

/// What a target's API answered.
struct CallOutcome {
    let response: ServiceResponse

    init(_ response: ServiceResponse) {
        self.response = response
    }

    /// Throws what the dead letter tells. Only throttling and faults of the service are worth another try.
    func check() throws(DeliveryFailure) {
        guard response.status >= 300 else { return try checkContent() }
        let isThrottled = response.status == 429 || code.contains("Throttl")
        throw DeliveryFailure(code, message, isRetryable: response.status >= 500 || isThrottled)
    }

    /// Some answers of 200 tell of a failure: of a synchronous invocation's function, and of an event that PutEvents refuses.
    private func checkContent() throws(DeliveryFailure) {
        if let error = response.headers.first(where: { $0.key.lowercased() == "x-amz-function-error" }) {
            throw DeliveryFailure(error.value, text, isRetryable: true)
        }
        let events = try? JSONDecoder().decode(PutEventsAnswer.self, from: Data(response.body))
        if let entry = events?.entries.first(where: { $0.errorCode != nil }), let code = entry.errorCode {
            let isRetryable = code.contains("Throttl") || code == "InternalFailure" || code == "InternalException"
            throw DeliveryFailure(code, entry.errorMessage ?? "", isRetryable: isRetryable)
        }
    }

    private var code: String {
        let queryError = response.headers.first { $0.key.lowercased() == "x-amzn-query-error" }?.value
        if let code = queryError?.split(separator: ";").first { return String(code) }
        let type = response.headers.first { $0.key.lowercased() == "x-amzn-errortype" }?.value ?? member("__type")
        if let name = type?.split(separator: "#").last { return String(name) }
        return element("Code") ?? "\(response.status)"
    }

    private var message: String { member("message") ?? member("Message") ?? element("Message") ?? text }

    private var text: String { String(decoding: response.body.prefix(1_000), as: UTF8.self) }

    private func member(_ name: String) -> String? {
        let object = try? JSONDecoder().decode(ErrorMembers.self, from: Data(response.body))
        return object?.texts[name]
    }

    /// Of the query protocol's XML, which the emulator has written itself.
    private func element(_ name: String) -> String? {
        guard let begin = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>"),
            begin.upperBound <= end.lowerBound
        else { return nil }
        return String(text[begin.upperBound..<end.lowerBound])
    }
}

/// What PutEvents answers, as far as it tells of failures.
private struct PutEventsAnswer: Decodable {
    let entries: [Entry]

    struct Entry: Decodable {
        let errorCode: String?
        let errorMessage: String?

        enum CodingKeys: String, CodingKey {
            case errorCode = "ErrorCode"
            case errorMessage = "ErrorMessage"
        }
    }

    /// PutEvents alone has it.
    enum CodingKeys: String, CodingKey {
        case entries = "Entries"
        case failedEntryCount = "FailedEntryCount"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        _ = try container.decode(Int.self, forKey: .failedEntryCount)
        entries = try container.decode([Entry].self, forKey: .entries)
    }
}

/// The members of a JSON error that are texts.
private struct ErrorMembers: Decodable {
    var texts: [String: String] = [:]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys { texts[key.stringValue] = try? container.decode(String.self, forKey: key) }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
