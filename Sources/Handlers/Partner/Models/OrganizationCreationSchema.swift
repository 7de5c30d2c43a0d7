/// The published JSON Schema of `OrganizationCreation`.
enum OrganizationCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:organization_creation:1",
          "title": "Organization to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["name", "partner_id"],
          "properties": {
            "organization_id": {
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
            "partner_id": {
              "description": "Who takes its signed contracts; must be there and active.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            }
          }
        }

        """#
}
