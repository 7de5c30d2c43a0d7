import Wire

/// Whether a table has a stream, and what its records show.
struct StreamSpecification: Codable, Sendable, Equatable {
    var streamEnabled: Bool?
    var streamViewType: String?

    enum CodingKeys: String, CodingKey {
        case streamEnabled = "StreamEnabled"
        case streamViewType = "StreamViewType"
    }

    init(_ viewType: StreamViewType) {
        streamEnabled = true
        streamViewType = viewType.rawValue
    }

    func check(_ constraints: inout Constraints, at place: String) {
        constraints.present(streamEnabled, at: "\(place).streamEnabled")
        constraints.oneOf(streamViewType, StreamViewType.allCases.map(\.rawValue), at: "\(place).streamViewType")
    }

    /// The view type that CreateTable asks for; nil for no stream.
    /// - Throws: `ValidationException` when switch and view type do not go together.
    func viewTypeForNewTable() throws(ServiceError) -> StreamViewType? {
        let viewType = streamViewType.flatMap(StreamViewType.init)
        switch (streamEnabled ?? false, viewType) {
        case (true, nil):
            throw .invalidParameter("Table is being created with a stream enabled, UpdateViewType is required")
        case (false, .some):
            throw .invalidParameter(
                "Table is being created with a stream disabled, UpdateViewType should not be specified")
        default: return viewType
        }
    }

    /// The view type that UpdateTable asks for; nil to end the stream.
    /// - Throws: `ValidationException` when switch and view type do not go together.
    func viewTypeForUpdate() throws(ServiceError) -> StreamViewType? {
        let viewType = streamViewType.flatMap(StreamViewType.init)
        switch (streamEnabled ?? false, viewType) {
        case (true, nil): throw .invalidParameter("If stream is being enabled then UpdateViewType is required")
        case (false, .some):
            throw .invalidParameter("If stream is being disabled, then UpdateViewType must not be specified")
        default: return viewType
        }
    }
}
