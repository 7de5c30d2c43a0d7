import SharedLayer

/// A line of an export as the record that it becomes.
enum LegacyRecord {
    case partner(PartnerModel)
    case organization(OrganizationModel)
    case publisher(PublisherModel)
    case mPass(MPassModel)

    var kind: LegacyKind {
        switch self {
        case .partner: .partner
        case .organization: .organization
        case .publisher: .publisher
        case .mPass: .mPass
        }
    }

    var identifier: String {
        switch self {
        case .partner(let model): model.partnerID
        case .organization(let model): model.organizationID
        case .publisher(let model): model.publisherID
        case .mPass(let model): model.mPassID
        }
    }

    /// The member that refers to another record, and the record's id.
    var reference: (field: String, identifier: String)? {
        switch self {
        case .partner: nil
        case .organization(let model): ("partner_id", model.partnerID)
        case .publisher(let model): ("organization_id", model.organizationID)
        case .mPass(let model): ("organization_id", model.organizationID)
        }
    }

    /// Reads a line, or gives everything that is wrong with it.
    static func read(_ bytes: some Collection<UInt8>, line: Int) -> (record: LegacyRecord?, issues: [LegacyIssue]) {
        let document: JSONValue
        do { document = try JSONParser().parse(Array(bytes)) } catch {
            return (nil, [LegacyIssue(line: line, field: error.pointer ?? "", message: "is no JSON: \(error.message)")])
        }
        guard let members = document.object else {
            return (nil, [LegacyIssue(line: line, field: "", message: "must be an object")])
        }
        var row = LegacyRow(members, line: line)
        guard let kind = row.kind() else { return (nil, row.issues) }
        let record = record(kind, &row)
        if let record { checkShape(of: record, &row) }
        return (row.issues.isEmpty ? record : nil, row.issues)
    }

    private static func record(_ kind: LegacyKind, _ row: inout LegacyRow) -> LegacyRecord? {
        let identifier = row.text(kind.identifierField)
        if kind == .mPass {
            let organizationID = row.text("organization_id")
            let tier = row.word("tier", MPassTier.self)
            guard let status = row.word("status", MPassStatus.self), let tier else { return nil }
            return .mPass(
                MPassModel(mPassID: identifier, organizationID: organizationID, status: status, tier: tier))
        }
        let name = row.text("name")
        let status = row.word("status", PartyStatus.self)
        switch kind {
        case .partner:
            let url = row.text("endpoint_url")
            let key = row.text("api_key")
            let header = row.text("api_key_header", default: PartnerModel.apiKeyHeaderDefault)
            return status.map {
                .partner(
                    PartnerModel(
                        partnerID: identifier, name: name, status: $0, endpointURL: url, apiKeyHeader: header,
                        apiKey: key))
            }
        case .organization:
            let partnerID = row.text("partner_id")
            return status.map {
                .organization(
                    OrganizationModel(organizationID: identifier, name: name, status: $0, partnerID: partnerID))
            }
        default:
            let organizationID = row.text("organization_id")
            return status.map {
                .publisher(
                    PublisherModel(publisherID: identifier, organizationID: organizationID, name: name, status: $0))
            }
        }
    }

    /// What the record itself cannot be. A field that is missing is told of as that alone.
    private static func checkShape(of record: LegacyRecord, _ row: inout LegacyRow) {
        guard row.issues.isEmpty else { return }
        do throws(ShapeError) {
            switch record {
            case .partner(let model): try model.validateShape()
            case .organization(let model): try model.validateShape()
            case .publisher(let model): try model.validateShape()
            case .mPass(let model): try model.validateShape()
            }
        } catch {
            row.note(member(error.field), error.message)
        }
    }

    /// The model's field as the export calls it.
    private static func member(_ field: String) -> String {
        switch field {
        case "partnerID": "partner_id"
        case "organizationID": "organization_id"
        case "publisherID": "publisher_id"
        case "mPassID": "mpass_id"
        case "endpointURL": "endpoint_url"
        case "apiKey": "api_key"
        case "apiKeyHeader": "api_key_header"
        default: field
        }
    }
}
