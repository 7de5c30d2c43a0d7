extension AuthenticationSchema {
    static let clientText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:client_request:1",
          "title": "Client",
          "description": "The body of POST /api/v1/auth/clients, by the names of RFC 7591.",
          "type": "object",
          "additionalProperties": false,
          "required": ["client_name", "token_endpoint_auth_method", "grant_types", "scope"],
          "properties": {
            "client_name": {
              "description": "Shown to people who sign in.",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            },
            "organization_id": {
              "description": "Whose records the client's own tokens open; the caller's own when it is not there.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "token_endpoint_auth_method": {
              "enum": ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"]
            },
            "grant_types": {
              "type": "array",
              "minItems": 1,
              "uniqueItems": true,
              "items": { "enum": ["authorization_code", "refresh_token", "client_credentials"] }
            },
            "redirect_uris": {
              "description": "https, or http on the loopback address. Compared byte by byte.",
              "type": "array",
              "maxItems": 10,
              "uniqueItems": true,
              "items": { "type": "string", "minLength": 1, "maxLength": 1024 }
            },
            "scope": {
              "description": "What the client may ask for at most, between spaces.",
              "type": "string",
              "minLength": 1,
              "maxLength": 512
            },
            "jwks": {
              "description": "The public keys of private_key_jwt: RSA with 2048 bits or more, or P-256.",
              "type": "object",
              "additionalProperties": false,
              "required": ["keys"],
              "properties": {
                "keys": { "type": "array", "minItems": 1, "maxItems": 4, "items": { "type": "object" } }
              }
            }
          }
        }

        """#

    static let clientChangeText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:client_change:1",
          "title": "Change of a client",
          "description": "The body of PATCH /api/v1/auth/clients/{clientId}.",
          "type": "object",
          "additionalProperties": false,
          "required": ["status"],
          "properties": { "status": { "enum": ["ACTIVE", "DISABLED"] } }
        }

        """#
}
