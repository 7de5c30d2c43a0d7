extension PipelineTexts {
    /// The API's description.
    static let openAPI = #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "<Words>",
            "version": "1.0.0",
            "description": "Takes a <words> that a publisher has signed, and checks it."
          },
          "servers": [{"url": "http://127.0.0.1:3000", "description": "The emulator on its usual port"}],
          "paths": {
            "/api/v1/events/<plural>": {
              "post": {
                "operationId": "validate<Name>",
                "summary": "Send a signed <words>",
                "security": [{"detachedJWS": []}],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {"$ref": "#/components/schemas/<Name>Request"},
                      "example": {
                        "<snake>_id": "<snake>-1",
                        "organization_id": "org-demo",
                        "publisher_id": "publisher-demo"
                      }
                    }
                  }
                },
                "responses": {
                  "200": {
                    "description": "It is accepted.",
                    "content": {
                      "application/json": {
                        "schema": {"$ref": "#/components/schemas/<Name>Response"},
                        "example": {"<snake>_id": "<snake>-1", "status": "VALIDATED"}
                      }
                    }
                  },
                  "400": {"$ref": "#/components/responses/Problem"},
                  "401": {"$ref": "#/components/responses/Problem"},
                  "413": {"$ref": "#/components/responses/Problem"},
                  "415": {"$ref": "#/components/responses/Problem"},
                  "500": {"$ref": "#/components/responses/Problem"}
                }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "detachedJWS": {
                "type": "apiKey",
                "in": "header",
                "name": "X-JWS-Signature",
                "description": "A detached JWS (RFC 7515 appendix F, RFC 7797) over the body's exact bytes by a certificate of the publisher."
              }
            },
            "responses": {
              "Problem": {
                "description": "What is wrong, as RFC 9457 says.",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
              }
            },
            "schemas": {
              "Identifier": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"},
              "<Name>Request": {
                "type": "object",
                "additionalProperties": false,
                "required": ["<snake>_id", "organization_id", "publisher_id"],
                "properties": {
                  "<snake>_id": {"$ref": "#/components/schemas/Identifier"},
                  "organization_id": {"$ref": "#/components/schemas/Identifier"},
                  "publisher_id": {"$ref": "#/components/schemas/Identifier"}
                }
              },
              "<Name>Response": {
                "type": "object",
                "required": ["<snake>_id", "status"],
                "properties": {
                  "<snake>_id": {"$ref": "#/components/schemas/Identifier"},
                  "status": {"const": "VALIDATED"}
                }
              },
              "Problem": {
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": {
                  "type": {"type": "string"},
                  "title": {"type": "string"},
                  "status": {"type": "integer"},
                  "detail": {"type": "string"},
                  "instance": {"type": "string"},
                  "errors": {"type": "array", "items": {"type": "object"}},
                  "codes": {"type": "array", "items": {"type": "string"}}
                }
              }
            }
          }
        }

        """#
}
