extension AuthenticationSchema {
    static let userText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:user_request:1",
          "title": "User",
          "description": "The body of POST /api/v1/auth/users.",
          "type": "object",
          "additionalProperties": false,
          "required": ["email", "name", "role"],
          "properties": {
            "email": {
              "description": "What the user signs in with; its letters' case does not matter.",
              "type": "string",
              "minLength": 3,
              "maxLength": 254
            },
            "name": { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" },
            "organization_id": {
              "description": "The user's home, whose administrators look after the credentials; the caller's own when it is not there.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "role": { "enum": ["OWNER", "ADMINISTRATOR", "OPERATIONS", "AUDITOR"] },
            "password": {
              "description": "Without one, the user cannot sign in until one is set.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256
            }
          }
        }

        """#

    static let userChangeText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:user_change:1",
          "title": "Change of a user",
          "description": "The body of PATCH /api/v1/auth/users/{userId}. Disabling ends all that the user was granted.",
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" },
            "status": { "enum": ["ACTIVE", "DISABLED"] }
          }
        }

        """#

    static let passwordChangeText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:password_change:1",
          "title": "New password",
          "description": "The body of PUT /api/v1/auth/users/{userId}/password.",
          "type": "object",
          "additionalProperties": false,
          "required": ["password"],
          "properties": { "password": { "type": "string", "minLength": 1, "maxLength": 256 } }
        }

        """#
}
