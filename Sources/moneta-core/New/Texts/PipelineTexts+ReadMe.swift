extension PipelineTexts {
    /// README.md.
    static let readMe = #"""
        # <Words>

        Takes a <words> that a publisher has signed, and checks it.

        ```
        POST /api/v1/events/<plural>
          Validate<Name>Function   shape, signature, rules   -> VALIDATED   (answers the caller)
        ```

        Rules, errors and what is not there yet: [technical_design.md](technical_design.md).

        ## Send one
        In the repository's folder, after `make build`, with the emulator running in another terminal (`moneta start`) and
        `moneta-core data seed --endpoint http://127.0.0.1:4566` done once:

        ```sh
        API=${API:-http://127.0.0.1:3000} SEED=${SEED:-.moneta/seed}
        cat > <kebab>.json <<'END'
        {"<snake>_id": "<snake>-1", "organization_id": "org-demo", "publisher_id": "publisher-demo"}
        END
        signature=$(moneta-core sign --seed $SEED --url $API/api/v1/events/<plural> <kebab>.json)
        curl -sS --fail-with-body $API/api/v1/events/<plural> \
          -H 'Content-Type: application/json' -H "X-JWS-Signature: $signature" --data-binary @<kebab>.json
        ```

        The answer is

        ```json
        {"<snake>_id":"<snake>-1","status":"VALIDATED"}
        ```

        The request's JSON Schema is [<snake>_request.schema.json](../../../docs/schemas/<snake>_request.schema.json), the API's
        description [<kebab>.json](../../../docs/openapi/<kebab>.json).

        ## Folders
        - `Handlers/`: thin handlers, one folder each.
        - `Models/`: request, response, errors.
        - `Services/`: rules, acceptance.
        - `template.json`, `samconfig.toml`: the stack, deployed alone.
        - Tests: `Tests/Handlers/<Name>`.

        ## Environment
        | Key | Functions | Meaning |
        | --- | --- | --- |
        | `ORGANIZATION_TABLE_NAME`, `PUBLISHER_TABLE_NAME`, `CERTIFICATE_TABLE_NAME` | validate | the shared stack's tables |
        | `SIGNATURE_AUDIENCE` | validate | what `aud` must be: `moneta-core-<environment>` |
        | `POWERTOOLS_METRICS_NAMESPACE` | all | `moneta-<environment>`; without it no metrics are written |
        | `POWERTOOLS_SERVICE_NAME` | all | `<snake>`, in logs, metrics and traces |
        | `SHARED_LAYER_PATH`, `ENVIRONMENT`, `LOG_LEVEL` | all | as in every stack |

        """#
}
