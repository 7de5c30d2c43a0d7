extension PipelineTexts {
    /// The pipeline's rules.
    static let rules = #"""
        package import SharedLayer

        /// What a <words> must keep: decisions on what was read, without reading anything itself.
        package enum <Name>Rules {
            package enum Code: String, Sendable, CaseIterable {
                case organizationNotActive = "ORGANIZATION_NOT_ACTIVE"
                case publisherNotOfOrganization = "PUBLISHER_NOT_OF_ORGANIZATION"
                case publisherNotActive = "PUBLISHER_NOT_ACTIVE"
            }

            /// Every rule that is broken. Of a publisher of another organization nothing but that is told: how things stand there is
            /// none of its business.
            package static func violations(
                of request: <Name>Request, organization: OrganizationModel?, publisher: PublisherModel?
            ) -> [ValidationIssue] {
                guard let organization, let publisher, publisher.organizationID == organization.organizationID else {
                    return [issue(.publisherNotOfOrganization, "/publisher_id", "The organization has no such publisher.")]
                }
                var violations: [ValidationIssue] = []
                if organization.status != .active {
                    violations.append(issue(.organizationNotActive, "/organization_id", "The organization is not active."))
                }
                if publisher.status != .active {
                    violations.append(issue(.publisherNotActive, "/publisher_id", "The publisher is not active."))
                }
                return violations
            }

            private static func issue(_ code: Code, _ pointer: String, _ message: String) -> ValidationIssue {
                ValidationIssue(instancePath: pointer, message: message, code: code.rawValue)
            }
        }

        """#
}
