/// One operation of the API: the request is the type, its answer comes out of `perform`.
protocol TableOperation: Decodable, Sendable {
    associatedtype Output: Encodable & Sendable

    func perform(in context: TablesContext) async throws -> Output
}
