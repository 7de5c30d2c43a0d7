/// The published JSON Schema of `EndpointCreation`.
enum EndpointCreationSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:endpoint_creation:1",
          "title": "Endpoint to be made",
          "type": "object",
          "additionalProperties": false,
          "required": ["purpose", "url", "authentication"],
          "properties": {
            "endpoint_id": {
              "description": "Left out, one is made.",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
            },
            "purpose": {
              "description": "What the partner takes there; one active endpoint for each.",
              "enum": ["CONTRACTS", "DISPUTES", "RECONCILIATIONS", "SETTLEMENTS"]
            },
            "url": {
              "description": "https, and no inside address.",
              "type": "string",
              "maxLength": 2048,
              "pattern": "^https?://[!-~]+$"
            },
            "authentication": {
              "description": "How we show the endpoint who we are. API_KEY and HMAC need a secret, MUTUAL_TLS a client certificate with its key in PEM; SIGNED_REQUEST has none.",
              "enum": ["API_KEY", "HMAC", "MUTUAL_TLS", "SIGNED_REQUEST"]
            },
            "secret": {
              "description": "Write-only: kept in Secrets Manager, and in no answer.",
              "type": "string",
              "minLength": 1,
              "maxLength": 32768
            }
          }
        }

        """#
}
