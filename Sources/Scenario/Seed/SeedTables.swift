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

    /// Finds each table among `names`: its own name in `environment` (as functions have it, `PARTNER_TABLE_NAME` …), else
    /// the one name that has its logical id (`PartnerTable` …) in it, preferring those with the deployment's name.
    package init(names: [String], deployment: String, environment: [String: String]) throws(SeedError) {
        func find(_ logicalID: String, _ variable: String) throws(SeedError) -> String {
            if let name = environment[variable], !name.isEmpty { return name }
            let all = names.filter { $0.contains(logicalID) }
            let ours = all.filter { $0.lowercased().split(separator: "-").contains(Substring(deployment)) }
            let found = ours.isEmpty ? all : ours
            guard let name = found.first, found.count == 1 else {
                let seen = all.isEmpty ? "there is none" : "there are \(all.joined(separator: ", "))"
                throw SeedError(
                    .tableNotFound,
                    "The table \(logicalID) of \(deployment) was not found: \(seen). Set \(variable) to its name.")
            }
            return name
        }
        self.init(
            partner: try find("PartnerTable", "PARTNER_TABLE_NAME"),
            organization: try find("OrganizationTable", "ORGANIZATION_TABLE_NAME"),
            publisher: try find("PublisherTable", "PUBLISHER_TABLE_NAME"),
            mPass: try find("MPassTable", "MPASS_TABLE_NAME"),
            certificate: try find("CertificateTable", "CERTIFICATE_TABLE_NAME"))
    }
}
