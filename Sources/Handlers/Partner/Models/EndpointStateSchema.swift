/// The published JSON Schema of `EndpointState`.
enum EndpointStateSchema {
    static let document = PartnerSchema(text)

    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:moneta:schema:endpoint_state:1",
          "title": "Endpoint as it shall be",
          "type": "object",
          "additionalProperties": false,
          "required": ["purpose", "url", "authentication", "status"],
          "properties": {
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
            "status": {"description": "SUSPENDED is for a while, CLOSED for good.", "enum": ["ACTIVE", "SUSPENDED", "CLOSED"]},
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
