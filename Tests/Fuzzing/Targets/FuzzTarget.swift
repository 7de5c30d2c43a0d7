/// A piece of parsing code together with what it promises for every input.
///
/// `make soak-fuzz` looks for inputs that break a promise; `make check` replays those that were kept. The raw value names the
/// target's folder in `Tests/Fuzzing/Corpus`.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case attributeForm = "attribute-form"
    case awsError = "aws-error"
    case canonicalJSON = "canonical-json"
    case certificates
    case configuration
    case dynamoItem = "dynamo-item"
    case detachedJWS = "detached-jws"
    case envelope
    case errorReport = "error-report"
    case eventEnvelopes = "event-envelopes"
    case eventTexts = "event-texts"
    case events
    case headerSection = "header-section"
    case httpSignature = "http-signature"
    case inflater
    case invocation
    case jsonCoder = "json-coder"
    case jsonText = "json-text"
    case logRecord = "log-record"
    case records
    case redaction
    case requestFields = "request-fields"
    case partnerURL = "partner-url"
    case responseReader = "response-reader"
    case strictJSON = "strict-json"
    case schema
    case schemaFormat = "schema-format"
    case schemaPattern = "schema-pattern"
    case traceHeader = "trace-header"
    case xml

    // Of the emulator.
    case awsChunked = "aws-chunked"
    case cbor
    case embeddedMetrics = "embedded-metrics"
    case eventPattern = "event-pattern"
    case filterPolicy = "filter-policy"
    case objectAddress = "object-address"
    case postForm = "post-form"
    case queryForm = "query-form"
    case schedule
    case targetInput = "target-input"
    case tokens
    case wireXML = "wire-xml"

    /// Lets the code work on one input. Inputs that it refuses by an error of its own are as good as any.
    ///
    /// - Throws: `BrokenPromise`.
    public func run(_ bytes: [UInt8]) throws(BrokenPromise) {
        switch self {
        case .attributeForm: try fuzzAttributeForm(bytes)
        case .awsError: try fuzzAWSError(FuzzInput(bytes))
        case .dynamoItem: try fuzzDynamoItem(bytes)
        case .xml: try fuzzXML(bytes)
        case .canonicalJSON: try fuzzCanonicalJSON(bytes)
        case .certificates: try fuzzCertificates(FuzzInput(bytes))
        case .configuration: try fuzzConfiguration(FuzzInput(bytes))
        case .detachedJWS: try fuzzDetachedJWS(FuzzInput(bytes))
        case .envelope: try fuzzEnvelope(bytes)
        case .errorReport: try fuzzErrorReport(FuzzInput(bytes))
        case .eventEnvelopes: try fuzzEventEnvelopes(FuzzInput(bytes))
        case .eventTexts: try fuzzEventTexts(FuzzInput(bytes))
        case .events: try fuzzEvents(FuzzInput(bytes))
        case .headerSection: try fuzzHeaderSection(bytes)
        case .httpSignature: try fuzzHTTPSignature(FuzzInput(bytes))
        case .inflater: try fuzzInflater(bytes)
        case .invocation: try fuzzInvocation(bytes)
        case .jsonCoder: try fuzzJSONCoder(bytes)
        case .jsonText: try fuzzJSONText(FuzzInput(bytes))
        case .logRecord: try fuzzLogRecord(FuzzInput(bytes))
        case .records: try fuzzRecords(bytes)
        case .redaction: try fuzzRedaction(FuzzInput(bytes))
        case .requestFields: try fuzzRequestFields(FuzzInput(bytes))
        case .partnerURL: try fuzzPartnerURL(FuzzInput(bytes))
        case .responseReader: try fuzzResponseReader(FuzzInput(bytes))
        case .strictJSON: try fuzzStrictJSON(bytes)
        case .schema: try fuzzSchema(FuzzInput(bytes))
        case .schemaFormat: try fuzzSchemaFormat(FuzzInput(bytes))
        case .schemaPattern: try fuzzSchemaPattern(FuzzInput(bytes))
        case .traceHeader: try fuzzTraceHeader(FuzzInput(bytes))
        case .awsChunked: try fuzzAWSChunked(FuzzInput(bytes))
        case .cbor: try fuzzCBOR(bytes)
        case .embeddedMetrics: try fuzzEmbeddedMetrics(bytes)
        case .eventPattern: try fuzzEventPattern(FuzzInput(bytes))
        case .filterPolicy: try fuzzFilterPolicy(FuzzInput(bytes))
        case .objectAddress: try fuzzObjectAddress(FuzzInput(bytes))
        case .postForm: try fuzzPostForm(FuzzInput(bytes))
        case .queryForm: try fuzzQueryForm(FuzzInput(bytes))
        case .schedule: try fuzzSchedule(FuzzInput(bytes))
        case .targetInput: try fuzzTargetInput(FuzzInput(bytes))
        case .tokens: try fuzzTokens(FuzzInput(bytes))
        case .wireXML: try fuzzWireXML(bytes)
        }
    }
}
