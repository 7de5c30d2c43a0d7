/// The shared tables by their physical names.
package struct SeedTables: Sendable, Equatable {
    package let partner: String
    package let organization: String
    package let publisher: String
    package let mPass: String
    package let certificate: String

    package init(partner: String, organization: String, publisher: String, mPass: String, certificate: String) {
        self.partner = partner
        self.organization = organization
        self.publisher = publisher
        self.mPass = mPass
        self.certificate = certificate
    }

    /// Finds each table among `names`; see `name`.
    package init(names: [String], deployment: String, environment: [String: String]) throws(SeedError) {
        func find(_ logicalID: String, _ variable: String) throws(SeedError) -> String {
            try Self.name(of: logicalID, variable, among: names, deployment: deployment, environment: environment)
        }
        self.init(
            partner: try find("PartnerTable", "PARTNER_TABLE_NAME"),
            organization: try find("OrganizationTable", "ORGANIZATION_TABLE_NAME"),
            publisher: try find("PublisherTable", "PUBLISHER_TABLE_NAME"),
            mPass: try find("MPassTable", "MPASS_TABLE_NAME"),
            certificate: try find("CertificateTable", "CERTIFICATE_TABLE_NAME"))
    }

    /// A table's name: its own in `environment` (as functions have it, `PARTNER_TABLE_NAME` …), else the one name that has its
    /// logical id (`PartnerTable` …) in it, preferring those with the deployment's name. Names with another deployment's name
    /// never count: what is meant for dev must not go into prod. Throws `tableNotFound`.
    package static func name(
        of logicalID: String, _ variable: String, among names: [String], deployment: String,
        environment: [String: String]
    ) throws(SeedError) -> String {
        if let name = environment[variable], !name.isEmpty { return name }
        let others = deployments.subtracting([deployment])
        let all = names.filter { $0.contains(logicalID) && others.isDisjoint(with: words(of: $0)) }
        let ours = all.filter { words(of: $0).contains(deployment) }
        let found = ours.isEmpty ? all : ours
        guard let name = found.first, found.count == 1 else {
            let seen = all.isEmpty ? "there is none" : "there are \(all.joined(separator: ", "))"
            throw SeedError(
                .tableNotFound,
                "The table \(logicalID) of \(deployment) was not found: \(seen). Set \(variable) to its name.")
        }
        return name
    }

    /// The template's allowed values of `Environment`.
    private static let deployments: Set<String> = ["dev", "staging", "prod"]

    private static func words(of name: String) -> Set<String> {
        Set(name.lowercased().split(whereSeparator: { "-_.".contains($0) }).map(String.init))
    }
}
