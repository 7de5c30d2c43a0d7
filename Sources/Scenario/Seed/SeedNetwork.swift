/// Everything that a seed writes: two organizations, whoever runs the network, and the keys of all of them.
package struct SeedNetwork: Sendable {
    package let plan: SeedPlan
    package let key: PublisherKey
    package let other: SeedPlan
    package let otherKey: PublisherKey
    package let apiKeys: SeedAPIKeys

    package init(plan: SeedPlan, key: PublisherKey, other: SeedPlan, otherKey: PublisherKey, apiKeys: SeedAPIKeys) {
        self.plan = plan
        self.key = key
        self.other = other
        self.otherKey = otherKey
        self.apiKeys = apiKeys
    }
}
