import FoundationEssentials
import Wire

/// A request of EventBridge Scheduler's REST protocol, by the parts of its path.
struct ScheduleCall: Sendable {
    enum Collection: String {
        case schedules
        case groups = "schedule-groups"
        case tags
    }

    let method: String
    let path: String
    let collection: Collection?
    /// The name or the ARN after the collection, decoded.
    let resource: String?
    private let request: ServiceRequest

    init(_ request: ServiceRequest) {
        self.request = request
        method = request.method
        path = request.path
        (collection, resource) = Self.parts(request.path)
    }

    /// Tags have the same path in other services' APIs: there the ARN decides.
    static func isFor(_ path: String) -> Bool {
        switch parts(path) {
        case (.tags, let arn?): arn.hasPrefix("arn:aws:scheduler:")
        case (.tags, nil), (nil, _): false
        case (_?, _): true
        }
    }

    private static func parts(_ path: String) -> (Collection?, String?) {
        let parts = path.dropFirst().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let collection = parts.first.flatMap { Collection(rawValue: String($0)) }
        guard parts.count == 2, !parts[1].isEmpty else { return (collection, nil) }
        return (collection, PercentDecoding.decode(parts[1]))
    }

    func body<Input: Decodable>(_ type: Input.Type = Input.self) throws(ServiceError) -> Input {
        do {
            return try ScheduleJSON.decode(type, from: request.body.isEmpty ? Array("{}".utf8) : request.body)
        } catch {
            throw ServiceError("SerializationException", "The request body is no JSON of the expected shape.")
        }
    }

    func query(_ name: String) -> String? { request.query.first { $0.name == name }?.value }

    func queries(_ name: String) -> [String] { request.query.filter { $0.name == name }.map(\.value) }
}
