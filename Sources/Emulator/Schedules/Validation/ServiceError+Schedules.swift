import Wire

extension ServiceError {
    static func noScheduleGroup(_ name: String) -> ServiceError {
        ServiceError("ResourceNotFoundException", "Schedule group \(name) does not exist.", status: 404)
    }
}
