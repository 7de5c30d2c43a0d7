/// The published JSON Schema of `PartnerState`.
enum PartnerStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:partner_state:1",
          "title": "Partner as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "status", "endpoint_url", "api_key_header"],
          "properties": {
            "name": {
              "description": "For people; one line.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            },
            "status": {"description": "SUSPENDED is for a while, CLOSED for good.", "enum": ["ACTIVE", "SUSPENDED", "CLOSED"]},
            "endpoint_url": {
              "description": "Where signed contracts are delivered.",
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
