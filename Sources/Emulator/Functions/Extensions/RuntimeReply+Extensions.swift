import FoundationEssentials

/// The Extensions API's answers. Source of types and texts: AWS's Runtime Interface Emulator (rapi/handler).
extension RuntimeReply {
    static let noExtensionName = error(403, "Extension.InvalidExtensionName", "Empty extension name")
    static let registrationClosed = error(
        403, "Extension.RegistrationClosed", "Extension registration closed already")
    static let nameTaken = error(
        403, "Extension.InvalidExtensionState", "Extension with this name already registered")
    static let tooManyExtensions = error(
        403, "Extension.TooManyExtensions", "Extension limit (\(ExtensionRegistry.extensionsMax)) reached")
    static let noIdentifier = error(
        403, "Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header")
    static let invalidIdentifier = error(
        403, "Extension.InvalidExtensionIdentifier", "Invalid Lambda-Extension-Identifier")
    static let unknownIdentifier = error(
        403, "Extension.UnknownExtensionIdentifier", "Unknown Lambda-Extension-Identifier")
    static let noErrorType = error(
        403, "Extension.MissingHeader", "Lambda-Extension-Function-Error-Type not found")

    static func invalidRegistration(_ reason: String) -> RuntimeReply { error(403, "InvalidRequestFormat", reason) }

    static func invalidEvent(_ event: String) -> RuntimeReply {
        error(403, "Extension.InvalidEventType", "\(event): ErrorInvalidEventType")
    }

    static func unknownExtension(_ id: String) -> RuntimeReply {
        error(403, "Extension.UnknownExtensionIdentifier", "Unknown extension \(id)")
    }

    static func forbidden(
        _ extension: RegisteredExtension, to next: RegisteredExtension.State, named name: String
    ) -> RuntimeReply {
        error(
            403, "Extension.InvalidExtensionState",
            "State transition from \(`extension`.state.rawValue) to \(next.rawValue) failed for extension \(name). "
                + "Error: State transition is not allowed")
    }

    /// - Parameter accountID: for an extension that has asked for it.
    static func registered(
        _ extension: RegisteredExtension, of function: FunctionConfiguration, accountID: String?
    ) -> RuntimeReply {
        var members = [
            "functionName": function.name, "functionVersion": "$LATEST", "handler": function.handler,
        ]
        members["accountId"] = accountID
        return json(200, members, headers: ["lambda-extension-identifier": `extension`.id])
    }

    static func event(_ event: some Encodable, id: String) -> RuntimeReply {
        json(200, event, headers: ["lambda-extension-event-identifier": id])
    }
}
