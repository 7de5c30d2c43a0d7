extension PipelineTexts {
    /// template.json.
    static let template = #"""
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Transform": "AWS::Serverless-2016-10-31",
          "Description": "The <words> pipeline.",
          "Parameters": {
            "Environment": {
              "Type": "String",
              "Default": "dev",
              "AllowedValues": ["dev", "staging", "prod"],
              "Description": "The environment, part of the names of exports."
            },
            "Runtime": {
              "Type": "String",
              "Default": "provided.al2",
              "AllowedValues": ["provided.al2", "provided.al2023"],
              "Description": "The zip is the same for both; AWS takes no new functions on al2 from February 2027."
            },
            "LogLevel": {
              "Type": "String",
              "Default": "INFO",
              "AllowedValues": ["TRACE", "DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL"],
              "Description": "The least severe level that functions log."
            }
          },
          "Globals": {
            "Function": {
              "Runtime": {"Ref": "Runtime"},
              "Timeout": 30,
              "MemorySize": 512,
              "Tracing": "Active",
              "Layers": [{"Ref": "SharedLayer"}],
              "Environment": {
                "Variables": {
                  "ENVIRONMENT": {"Ref": "Environment"},
                  "LOG_LEVEL": {"Ref": "LogLevel"},
                  "POWERTOOLS_SERVICE_NAME": "<snake>",
                  "POWERTOOLS_METRICS_NAMESPACE": {"Fn::Sub": "moneta-${Environment}"},
                  "SHARED_LAYER_PATH": "/opt/moneta",
                  "ORGANIZATION_TABLE_NAME": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-OrganizationTableName"}},
                  "PUBLISHER_TABLE_NAME": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-PublisherTableName"}},
                  "CERTIFICATE_TABLE_NAME": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-CertificateTableName"}},
                  "SIGNATURE_AUDIENCE": {"Fn::Sub": "moneta-core-${Environment}"}
                }
              }
            }
          },
          "Resources": {
            "SharedLayer": {
              "Type": "AWS::Serverless::LayerVersion",
              "Metadata": {"SkipBuild": true},
              "Properties": {
                "Description": "CA bundle, error catalogue and manifest of the shared layer.",
                "ContentUri": "../../../dist/SharedLayer",
                "CompatibleRuntimes": ["provided.al2", "provided.al2023"],
                "RetentionPolicy": "Retain"
              }
            },
            "Validate<Name>Function": {
              "Type": "AWS::Serverless::Function",
              "Metadata": {"SkipBuild": true},
              "Properties": {
                "Description": "Validates a signed <words>.",
                "CodeUri": "../../../dist/<Name>",
                "Handler": "Validate<Name>Function",
                "Policies": [
                  {
                    "Version": "2012-10-17",
                    "Statement": [
                      {
                        "Effect": "Allow",
                        "Action": ["dynamodb:GetItem"],
                        "Resource": [
                          {
                            "Fn::Sub": [
                              "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}",
                              {
                                "Table": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-OrganizationTableName"}}
                              }
                            ]
                          },
                          {
                            "Fn::Sub": [
                              "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}",
                              {
                                "Table": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-PublisherTableName"}}
                              }
                            ]
                          }
                        ]
                      },
                      {
                        "Effect": "Allow",
                        "Action": ["dynamodb:Query"],
                        "Resource": {
                          "Fn::Sub": [
                            "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}",
                            {
                              "Table": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-CertificateTableName"}}
                            }
                          ]
                        }
                      }
                    ]
                  }
                ]
              }
            },
            "Validate<Name>Integration": {
              "Type": "AWS::ApiGatewayV2::Integration",
              "Properties": {
                "ApiId": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-SharedApiId"}},
                "IntegrationType": "AWS_PROXY",
                "IntegrationUri": {"Fn::GetAtt": ["Validate<Name>Function", "Arn"]},
                "PayloadFormatVersion": "2.0",
                "TimeoutInMillis": 30000
              }
            },
            "Validate<Name>Route": {
              "Type": "AWS::ApiGatewayV2::Route",
              "Properties": {
                "ApiId": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-SharedApiId"}},
                "RouteKey": "POST /api/v1/events/<plural>",
                "Target": {"Fn::Sub": "integrations/${Validate<Name>Integration}"}
              }
            },
            "Validate<Name>Permission": {
              "Type": "AWS::Lambda::Permission",
              "Properties": {
                "Action": "lambda:InvokeFunction",
                "FunctionName": {"Ref": "Validate<Name>Function"},
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": {
                  "Fn::Sub": [
                    "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${SharedApiId}/*/POST/api/v1/events/<plural>",
                    {
                      "SharedApiId": {"Fn::ImportValue": {"Fn::Sub": "moneta-${Environment}-SharedApiId"}}
                    }
                  ]
                }
              }
            }
          }
        }

        """#
}
