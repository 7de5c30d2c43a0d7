package enum RecordFileFormat: String, Codable, Sendable, CaseIterable {
    case jsonLines = "JSON_LINES"
    case csv = "CSV"
}
