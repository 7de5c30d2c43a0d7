import JSONCoding

/// Events and results as JSON.
enum EventJSON {
    static func decode<Event: Decodable>(_ type: Event.Type, from event: [UInt8]) throws(InvocationError) -> Event {
        do {
            return try JSONCoder.decode(type, from: event)
        } catch {
            let reason = (error as? DecodingError)?.placeAndReason ?? "\(error)"
            throw InvocationError(code: .eventNotDecodable, errorMessage: "the event is no \(type): \(reason)")
        }
    }

    static func encode(_ result: some Encodable) throws(InvocationError) -> [UInt8] {
        do {
            return try JSONCoder.encode(result)
        } catch {
            throw InvocationError(
                code: .resultNotEncodable, errorMessage: "the \(type(of: result)) cannot be written as JSON: \(error)")
        }
    }
}
