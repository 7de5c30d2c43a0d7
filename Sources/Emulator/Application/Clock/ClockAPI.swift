import FoundationEssentials
import VirtualTime
import Wire

/// The emulator's own calls about time, on the services port under `/_moneta/clock`.
struct ClockAPI: Sendable {
    static let path = "/_moneta/clock"

    let control: ClockControl

    func respond(to request: ServiceRequest) async -> ServiceResponse {
        do {
            switch (request.method, request.path) {
            case ("GET", Self.path): return try Self.answer(200, ClockReading(control.clock))
            case ("POST", Self.path + "/advance"): return try Self.answer(200, try await advance(request.body))
            case (_, Self.path), (_, Self.path + "/advance"):
                return try Self.answer(405, ["message": "Use GET \(Self.path) or POST \(Self.path)/advance."])
            default:
                return try Self.answer(
                    404,
                    ["message": "There are GET \(Self.path) and POST \(Self.path)/advance. Time cannot be set back."])
            }
        } catch let refusal as AdvanceRefusal {
            return Self.refused(400, refusal.description)
        } catch {
            return Self.refused(500, "The time could not be advanced: \(error)")
        }
    }

    private func advance(_ body: [UInt8]) async throws -> ClockAdvance {
        let request: AdvanceRequest
        do { request = try JSONDecoder().decode(AdvanceRequest.self, from: Data(body)) } catch {
            throw AdvanceRefusal(AdvanceRequest.forms)
        }
        switch (request.seconds, request.duration, request.until) {
        case (let seconds?, nil, nil):
            guard seconds > 0, seconds <= AdvanceRequest.secondsMax else {
                throw AdvanceRefusal("seconds is a number greater than 0, not \(seconds).")
            }
            return try await control.advance(by: .milliseconds(Int64((seconds * 1_000).rounded(.up))))
        case (nil, let text?, nil):
            guard let span = Duration(span: text), span > .zero else {
                throw AdvanceRefusal("\(text) is no span of time. Write 90m, 1h30m, 2d, or ISO 8601 as PT90M.")
            }
            return try await control.advance(by: span)
        case (nil, nil, let text?):
            guard let instant = VirtualClock.Instant(iso8601: text) else {
                throw AdvanceRefusal("\(text) is no time. Write 2026-12-01, or 2026-12-01T08:30:00Z.")
            }
            return try await control.advance(to: instant)
        default: throw AdvanceRefusal(AdvanceRequest.forms)
        }
    }

    private static func answer(_ status: Int, _ value: some Encodable) throws -> ServiceResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ServiceResponse(
            status: status, headers: ["content-type": "application/json"], body: Array(try encoder.encode(value)))
    }

    private static func refused(_ status: Int, _ message: String) -> ServiceResponse {
        (try? answer(status, ["message": message])) ?? ServiceResponse(status: status)
    }
}

/// The body of `POST /_moneta/clock/advance`: one of the three.
private struct AdvanceRequest: Decodable {
    let seconds: Double?
    let duration: String?
    let until: String?

    static let forms = #"Send {"seconds": 90}, {"duration": "1h30m"} or {"until": "2026-12-01T00:00:00Z"}."#
    /// More than from 1970 to the end of the emulator's time.
    static let secondsMax: Double = 10_000_000_000
}
