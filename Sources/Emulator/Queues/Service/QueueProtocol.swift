import Wire

/// One of the two wire protocols of SQS: reads an operation's input and writes its output.
///
/// The operations themselves know their typed inputs and outputs only.
protocol QueueProtocol {
    associatedtype Answer

    /// Throws `SerializationException` for a request that does not fit the type.
    func decode<Input: Decodable>(_ type: Input.Type) throws(ServiceError) -> Input

    func encode(_ output: some Encodable) throws -> Answer
}

extension QueueProtocol {
    func answer<Input: Decodable>(_ operation: (Input) async throws -> some Encodable) async throws -> Answer {
        try encode(try await operation(try decode(Input.self)))
    }
}
