import Wire

extension ServiceError {
    static func streamNotFound(_ arn: String) -> ServiceError {
        ServiceError("ResourceNotFoundException", "Requested resource not found: Stream: \(arn) not found")
    }

    static let shardNotFound = ServiceError(
        "ResourceNotFoundException", "Requested resource not found: Shard does not exist")

    static let trimmedData = ServiceError(
        "TrimmedDataAccessException", "The data you are trying to access has been trimmed")

    static let expiredIterator = ServiceError(
        "ExpiredIteratorException", "The shard iterator has expired")
}
