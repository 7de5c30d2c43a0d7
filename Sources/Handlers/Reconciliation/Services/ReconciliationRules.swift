package import SharedLayer

/// The business rules of a request: pure, so that a table of cases can test them.
package enum ReconciliationRules {
    package enum Code: String, Sendable, CaseIterable {
        case organizationNotActive = "ORGANIZATION_NOT_ACTIVE"
        case publisherNotOfOrganization = "PUBLISHER_NOT_OF_ORGANIZATION"
        case publisherNotActive = "PUBLISHER_NOT_ACTIVE"
        case periodTooLong = "PERIOD_TOO_LONG"
        /// What is not over cannot be compared: our own side is still growing.
        case periodInFuture = "PERIOD_IN_FUTURE"
        /// Also when the file is there, below another organization's prefix.
        case fileUnknown = "FILE_UNKNOWN"
        case fileTooLarge = "FILE_TOO_LARGE"
        case fileEmpty = "FILE_EMPTY"
    }

    /// Whether the file is named where the organization may have one.
    package static func isBelowPrefix(_ file: ReconciliationRequest.FileReference, of organizationID: String) -> Bool {
        let prefix = ReconciliationWorkStore.organizationPrefix(organizationID)
        return file.key.utf8.starts(with: prefix.utf8) && file.key.utf8.count > prefix.utf8.count
    }

    /// Every rule that the request breaks. A publisher of another organization is told that alone.
    package static func violations(
        of request: ReconciliationRequest, _ parties: ReconciliationParties, today: Int
    ) -> [ValidationIssue] {
        guard let publisher = parties.publisher, publisher.organizationID == request.reference.organizationID else {
            return [
                issue(
                    .publisherNotOfOrganization, "/publisher_id", "The publisher does not belong to the organization.")
            ]
        }
        var issues: [ValidationIssue] = []
        if parties.organization?.status != .active {
            issues.append(issue(.organizationNotActive, "/organization_id", "The organization is not ACTIVE."))
        }
        if publisher.status != .active {
            issues.append(issue(.publisherNotActive, "/publisher_id", "The publisher is not ACTIVE."))
        }
        if request.days.count > ReconciliationRequest.daysMax {
            issues.append(
                issue(.periodTooLong, "/period", "A period has at most \(ReconciliationRequest.daysMax) days."))
        }
        if request.days.upperBound > today {
            issues.append(issue(.periodInFuture, "/period/end", "The period must not end in the future."))
        }
        return issues + fileIssues(of: request, parties.file)
    }

    private static func fileIssues(of request: ReconciliationRequest, _ head: ObjectHead?) -> [ValidationIssue] {
        guard case .file = request.source else { return [] }
        guard let head else {
            return [issue(.fileUnknown, "/file/key", "The organization has no such file.")]
        }
        if head.sizeBytes == 0 { return [issue(.fileEmpty, "/file/key", "The file is empty.")] }
        guard head.sizeBytes > ReconciliationRequest.fileBytesMax else { return [] }
        return [
            issue(
                .fileTooLarge, "/file/key", "A file has at most \(ReconciliationRequest.fileBytesMax) bytes.")
        ]
    }

    private static func issue(_ code: Code, _ pointer: String, _ message: String) -> ValidationIssue {
        ValidationIssue(instancePath: pointer, message: message, code: code.rawValue)
    }
}
