/// The published JSON Schema of `MPassState`.
enum MPassStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:mpass_state:1",
          "title": "mPass as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["tier", "status"],
          "properties": {
            "tier": {"enum": ["BRONZE", "SILVER", "GOLD", "PLATINUM"]},
            "status": {
              "description": "EXPIRED can be renewed, CLOSED is for good.",
              "enum": ["ACTIVE", "SUSPENDED", "EXPIRED", "CLOSED"]
            }
          }
        }

        """#
}
