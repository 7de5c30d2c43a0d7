extension PipelineTexts {
    /// samconfig.toml.
    static let settings = #"""
        # The <words> stack; the shared stack must be there.
        # sam deploy --config-env dev|staging|prod; `make deploy` packages first.
        version = 0.1

        [default.validate.parameters]
        template_file = "template.json"
        lint = true

        [default.build.parameters]
        template_file = "template.json"

        [default.deploy.parameters]
        stack_name = "moneta-<kebab>-dev"
        region = "us-east-1"
        resolve_s3 = true
        s3_prefix = "moneta-<kebab>-dev"
        capabilities = "CAPABILITY_IAM"
        confirm_changeset = false
        fail_on_empty_changeset = false
        parameter_overrides = "Environment=dev"
        tags = "application=moneta environment=dev"

        [dev.validate.parameters]
        template_file = "template.json"
        lint = true

        [dev.build.parameters]
        template_file = "template.json"

        [dev.deploy.parameters]
        stack_name = "moneta-<kebab>-dev"
        region = "us-east-1"
        resolve_s3 = true
        s3_prefix = "moneta-<kebab>-dev"
        capabilities = "CAPABILITY_IAM"
        confirm_changeset = false
        fail_on_empty_changeset = false
        parameter_overrides = "Environment=dev"
        tags = "application=moneta environment=dev"

        [staging.validate.parameters]
        template_file = "template.json"
        lint = true

        [staging.build.parameters]
        template_file = "template.json"

        [staging.deploy.parameters]
        stack_name = "moneta-<kebab>-staging"
        region = "us-east-1"
        resolve_s3 = true
        s3_prefix = "moneta-<kebab>-staging"
        capabilities = "CAPABILITY_IAM"
        confirm_changeset = true
        fail_on_empty_changeset = false
        parameter_overrides = "Environment=staging"
        tags = "application=moneta environment=staging"

        [prod.validate.parameters]
        template_file = "template.json"
        lint = true

        [prod.build.parameters]
        template_file = "template.json"

        [prod.deploy.parameters]
        stack_name = "moneta-<kebab>-prod"
        region = "us-east-1"
        resolve_s3 = true
        s3_prefix = "moneta-<kebab>-prod"
        capabilities = "CAPABILITY_IAM"
        confirm_changeset = true
        fail_on_empty_changeset = false
        parameter_overrides = "Environment=prod"
        tags = "application=moneta environment=prod"

        """#
}
