/// The published JSON Schema of `APIKeyCreation`.
enum APIKeyCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:api_key_creation:1",
          "title": "API key to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["scopes"],
          "properties": {
            "scopes": {
              "description": "What the key may do; at most what its maker may.",
              "type": "array",
              "minItems": 1,
              "maxItems": 32,
              "uniqueItems": true,
              "items": {"$ref": "#/$defs/scope"}
            },
            "valid_until": {"description": "Left out: as late as keys may be valid.", "type": "string", "format": "date-time"}
          },
          "$defs": {
            "scope": {
              "enum": [
                "contracts:read",
                "disputes:decide",
                "events:read",
                "network:operate",
                "partners:read",
                "partners:write",
                "transactions:read",
                "users:write"
              ]
            }
          }
        }

        """#
}
