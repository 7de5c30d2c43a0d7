/// The published JSON Schema of `OrganizationState`.
enum OrganizationStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:organization_state:1",
          "title": "Organization as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "status", "partner_id"],
          "properties": {
            "name": {
              "description": "For people; one line.",
              "type": "string",
              "minLength": 1,
              "maxLength": 256,
              "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            },
            "status": {"description": "SUSPENDED is for a while, CLOSED for good.", "enum": ["ACTIVE", "SUSPENDED", "CLOSED"]},
            "partner_id": {
              "description": "Who takes its signed contracts.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            }
          }
        }

        """#
}
