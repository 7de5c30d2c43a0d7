/// The published JSON Schema of `APIKeyRotation`.
enum APIKeyRotationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:api_key_rotation:1",
          "title": "Rotation of an API key",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "overlap_seconds": {
              "description": "How long the old key still opens, at most; left out: as configured (a day).",
              "type": "integer",
              "minimum": 0,
              "maximum": 2592000
            }
          }
        }

        """#
}
