import FoundationEssentials
import Wire

/// What the operations on mappings are asked with.
enum MappingRequest {
    struct Create: Decodable {
        let eventSourceARN: String?
        let functionName: String?
        let enabled: Bool?
        let tags: [String: String]?
        let settings: EventSourceSettings

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            eventSourceARN = try container.decodeIfPresent(String.self, forKey: .eventSourceARN)
            functionName = try container.decodeIfPresent(String.self, forKey: .functionName)
            enabled = try container.decodeIfPresent(Bool.self, forKey: .enabled)
            tags = try container.decodeIfPresent([String: String].self, forKey: .tags)
            settings = try EventSourceSettings(from: decoder)
        }
    }

    struct Update: Decodable {
        let functionName: String?
        let enabled: Bool?
        let settings: EventSourceSettings

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            functionName = try container.decodeIfPresent(String.self, forKey: .functionName)
            enabled = try container.decodeIfPresent(Bool.self, forKey: .enabled)
            settings = try EventSourceSettings(from: decoder)
        }
    }

    struct List {
        var eventSourceARN: String?
        var functionName: String?
        var marker: String?
        var maxItems: Int?

        init(_ query: [(name: String, value: String)]) throws(ServiceError) {
            func value(_ name: String) -> String? { query.last { $0.name == name && !$0.value.isEmpty }?.value }
            eventSourceARN = value("EventSourceArn")
            functionName = value("FunctionName")
            marker = value("Marker")
            if let text = value("MaxItems") {
                guard let number = Int(text) else {
                    throw ServiceError(
                        "SerializationException", "STRING_VALUE can not be converted to an Integer", status: 400)
                }
                maxItems = number
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case eventSourceARN = "EventSourceArn"
        case functionName = "FunctionName"
        case enabled = "Enabled"
        case tags = "Tags"
    }
}
