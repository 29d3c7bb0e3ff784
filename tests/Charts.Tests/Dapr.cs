using k8s.Models;

namespace Charts.Tests;

// As much of Dapr's resources as the chart uses; a field that is not here fails the reading. Held once against the definitions of
// Dapr 1.18.

public sealed class Component
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public List<string> Scopes { get; set; } = [];
    public ComponentAuth? Auth { get; set; }
    public ComponentSpec Spec { get; set; } = new();
}

public sealed class ComponentAuth
{
    public string SecretStore { get; set; } = "";
}

public sealed class ComponentSpec
{
    public string Type { get; set; } = "";
    public string Version { get; set; } = "";
    public string? InitTimeout { get; set; }
    public List<ComponentSetting> Metadata { get; set; } = [];
}

public sealed class ComponentSetting
{
    public string Name { get; set; } = "";
    public string? Value { get; set; }
    public V1SecretKeySelector? SecretKeyRef { get; set; }
}

public sealed class Resiliency
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public List<string> Scopes { get; set; } = [];
    public ResiliencySpec Spec { get; set; } = new();
}

public sealed class ResiliencySpec
{
    public ResiliencyPolicies Policies { get; set; } = new();
    public ResiliencyTargets Targets { get; set; } = new();
}

public sealed class ResiliencyPolicies
{
    public Dictionary<string, string> Timeouts { get; set; } = [];
    public Dictionary<string, ResiliencyRetry> Retries { get; set; } = [];
}

public sealed class ResiliencyRetry
{
    public string Policy { get; set; } = "";
    public string Duration { get; set; } = "";
    public string? MaxInterval { get; set; }
    public int MaxRetries { get; set; }
}

public sealed class ResiliencyTargets
{
    public Dictionary<string, Dictionary<string, ResiliencyTarget>> Components { get; set; } = [];
}

public sealed class ResiliencyTarget
{
    public string? Timeout { get; set; }
    public string? Retry { get; set; }
}

public sealed class Configuration
{
    public string ApiVersion { get; set; } = "";
    public string Kind { get; set; } = "";
    public V1ObjectMeta Metadata { get; set; } = new();
    public ConfigurationSpec Spec { get; set; } = new();
}

public sealed class ConfigurationSpec
{
    public ConfigurationApi Api { get; set; } = new();
    public ConfigurationAccess AccessControl { get; set; } = new();
    public ConfigurationTracing? Tracing { get; set; }
}

public sealed class ConfigurationApi
{
    public List<ConfigurationApiRule> Allowed { get; set; } = [];
}

public sealed class ConfigurationApiRule
{
    public string Name { get; set; } = "";
    public string Version { get; set; } = "";
    public string Protocol { get; set; } = "";
}

public sealed class ConfigurationAccess
{
    public string DefaultAction { get; set; } = "";
    public string TrustDomain { get; set; } = "";
    public List<ConfigurationCaller> Policies { get; set; } = [];
}

public sealed class ConfigurationCaller
{
    public string AppId { get; set; } = "";
    public string DefaultAction { get; set; } = "";
    public string TrustDomain { get; set; } = "";
    public string Namespace { get; set; } = "";
    public List<ConfigurationOperation> Operations { get; set; } = [];
}

public sealed class ConfigurationOperation
{
    public string Name { get; set; } = "";
    public List<string> HttpVerb { get; set; } = [];
    public string Action { get; set; } = "";
}

public sealed class ConfigurationTracing
{
    public string SamplingRate { get; set; } = "";
    public ConfigurationOtel Otel { get; set; } = new();
}

public sealed class ConfigurationOtel
{
    public string EndpointAddress { get; set; } = "";
    public bool IsSecure { get; set; }
    public string Protocol { get; set; } = "";
}
