package import SharedLayer

extension SeedNetwork {
    /// With the keys that an earlier seed left in `folder`; what is missing is made and written there. Throws `file`, `key`.
    package init(
        keptIn folder: SeedFolder, partnerEndpointURL: String?, partnerAPIKey: String, now: Timestamp
    ) throws(SeedError) {
        let plan = SeedPlan(partnerEndpointURL: partnerEndpointURL, partnerAPIKey: partnerAPIKey)
        let other = SeedPlan.other(partnerEndpointURL: partnerEndpointURL, partnerAPIKey: partnerAPIKey)
        let new = SeedAPIKeys.generate()
        self.init(
            plan: plan, key: try PublisherKey(keptIn: folder, publisherID: plan.publisherID, now: now), other: other,
            otherKey: try PublisherKey(keptIn: folder.other, publisherID: other.publisherID, now: now),
            apiKeys: SeedAPIKeys(
                operatorKey: try folder.kept(folder.operatorKeyPath, orNew: new.operatorKey),
                organizationKey: try folder.kept(folder.organizationKeyPath, orNew: new.organizationKey),
                otherOrganizationKey: try folder.other.kept(
                    folder.other.organizationKeyPath, orNew: new.otherOrganizationKey)))
    }

    /// Writes what a person needs to know of both organizations. Throws `file`.
    package func writeSummaries(to folder: SeedFolder, audience: String) throws(SeedError) {
        try SeedSummary(plan, key: key, audience: audience).write(to: folder)
        try SeedSummary(other, key: otherKey, audience: audience).write(to: folder.other)
    }
}
