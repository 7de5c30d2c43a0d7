/// The published JSON Schema of `MPassCreation`.
enum MPassCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:mpass_creation:1",
          "title": "mPass to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["tier"],
          "properties": {
            "mpass_id": {
              "description": "Left out, one is made.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "tier": {"enum": ["BRONZE", "SILVER", "GOLD", "PLATINUM"]}
          }
        }

        """#
}
