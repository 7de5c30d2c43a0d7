/// The published JSON Schema of `PartnerCreation`.
enum PartnerCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:partner_creation:1",
          "title": "Partner to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "endpoint_url", "api_key"],
          "properties": {
            "partner_id": {
              "description": "Left out, one is made.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "name": {
              "description": "For people; one line.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            },
            "endpoint_url": {
              "description": "Where signed contracts are delivered; https, and no inside address.",
              "type": "string",
              "maxLength": 2048,
              "pattern": "^https?://[!-~]+$"
            },
            "api_key": {
              "description": "Write-only: the key that opens the partner's endpoint.",
              "type": "string",
              "minLength": 1,
              "maxLength": 4096,
              "pattern": "^[!-~]+$"
            },
            "api_key_header": {
              "description": "The header field that the key is sent in.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"
            },
            "owner_organization_id": {
              "description": "The organization that may administer the endpoints.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            }
          }
        }

        """#
}
