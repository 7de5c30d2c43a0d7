import Functions

/// `EventSourceMappingConfiguration`: a mapping as the API shows it.
struct MappingView: Encodable {
    let uuid: String
    let arn: String
    let eventSourceARN: String
    let functionARN: String
    /// Seconds since 1970.
    let lastModified: Double
    let lastProcessingResult: String?
    let state: String
    let stateTransitionReason: String
    let settings: EventSourceSettings

    init(_ entry: MappingEntry, region: String, accountID: String) {
        let mapping = entry.mapping
        uuid = mapping.uuid
        arn = "arn:aws:lambda:\(region):\(accountID):event-source-mapping:\(mapping.uuid)"
        eventSourceARN = mapping.eventSourceARN
        functionARN = mapping.functionARN
        lastModified = Double(mapping.lastModifiedMilliseconds) / 1000
        lastProcessingResult = entry.result.value
        state = entry.state.rawValue
        stateTransitionReason = entry.stateReason
        settings = mapping.settings
    }

    func encode(to encoder: any Encoder) throws {
        try settings.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(uuid, forKey: .uuid)
        try container.encode(arn, forKey: .arn)
        try container.encode(eventSourceARN, forKey: .eventSourceARN)
        try container.encode(functionARN, forKey: .functionARN)
        try container.encode(lastModified, forKey: .lastModified)
        try container.encodeIfPresent(lastProcessingResult, forKey: .lastProcessingResult)
        try container.encode(state, forKey: .state)
        try container.encode(stateTransitionReason, forKey: .stateTransitionReason)
    }

    private enum CodingKeys: String, CodingKey {
        case uuid = "UUID"
        case arn = "EventSourceMappingArn"
        case eventSourceARN = "EventSourceArn"
        case functionARN = "FunctionArn"
        case lastModified = "LastModified"
        case lastProcessingResult = "LastProcessingResult"
        case state = "State"
        case stateTransitionReason = "StateTransitionReason"
    }
}

/// `ListEventSourceMappings`' answer.
struct MappingList: Encodable {
    let nextMarker: String?
    let eventSourceMappings: [MappingView]

    enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case eventSourceMappings = "EventSourceMappings"
    }
}
